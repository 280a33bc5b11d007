"""Makes audio_references.json: log-mel energies and MFCCs by numpy and scipy. Run by hand, never by a test:

    python3 make_audio_references.py <the data folder with fsdd> > audio_references.json
"""
import json, os, sys
import numpy as np
from scipy.fft import dct
from scipy.io import wavfile
from scipy.signal import chirp, get_window

random = np.random.default_rng(2025)


def mel_of(hertz, scale):
    if scale == "Htk":
        return 2595 * np.log10(1 + np.asarray(hertz) / 700)
    return np.where(np.asarray(hertz) < 1000, np.asarray(hertz) * 3 / 200, 15 + np.log(np.maximum(hertz, 1e-9) / 1000) / (np.log(6.4) / 27))


def hertz_of(mel, scale):
    if scale == "Htk":
        return 700 * (10 ** (mel / 2595) - 1)
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


def filters(rate, fft, count, low, high, scale):
    corners = hertz_of(np.linspace(mel_of(low, scale), mel_of(high, scale), count + 2), scale)
    hertz = np.fft.rfftfreq(fft, 1 / rate)
    rows = [np.interp(hertz, corners[i:i + 3], [0, 1 if scale == "Htk" else 2 / (corners[i + 2] - corners[i]), 0]) for i in range(count)]
    return np.array(rows)


def features(samples, rate, frame, hop, fft, centered, count, low, high, scale, floor):
    samples = np.asarray(samples, dtype=float)
    if centered:
        frames = 1 + len(samples) // hop
        samples = np.pad(samples, (frame // 2, frame))
    else:
        frames = 1 + (len(samples) - frame) // hop
    cut = np.stack([samples[i * hop:i * hop + frame] for i in range(frames)])
    power = np.abs(np.fft.rfft(cut * get_window("hann", frame), n=fft, axis=1)) ** 2
    logmel = np.log(np.maximum(power @ filters(rate, fft, count, low, high, scale).T, floor))
    return logmel, dct(logmel, type=2, norm="ortho", axis=1)[:, :13]


def digits(values):
    return [float(f"{v:.9g}") for v in np.ravel(values)]


def case(name, integers, rate, frame, hop, fft, centered, count, low, high, scale, floor):
    logmel, mfcc = features(np.asarray(integers) / 32768, rate, frame, hop, fft, centered, count, low, high, scale, floor)
    return dict(name=name, samples=[int(v) for v in integers], rate=rate, frame=frame, hop=hop, fft=fft, centered=centered, filters=count,
                low=low, high=high, scale=scale, floor=floor, frames=len(logmel), logmel=digits(logmel), mfcc=digits(mfcc))


def sound(rate, length):
    time = np.arange(length) / rate
    values = 0.5 * chirp(time, 100, time[-1], 0.45 * rate) + 0.2 * np.sin(2 * np.pi * 440 * time) + 0.01 * random.standard_normal(length)
    values[length // 2:length // 2 + length // 4] = 0   # silence, so that the floor is seen
    return np.round(values * 32767 / np.max(np.abs(values))).astype(int)


def recording():
    name = "7_jackson_32.wav"
    rate, samples = wavfile.read(os.path.join(sys.argv[1], "fsdd", "recordings", name))
    logmel, mfcc = features(samples / 32768, rate, 200, 80, 256, False, 40, 0, rate / 2, "Htk", 1e-10)
    return dict(name=name, rate=int(rate), length=len(samples), frames=len(logmel), logmelMean=digits(logmel.mean(0)), mfccMean=digits(mfcc.mean(0)),
                logmelMiddle=digits(logmel[len(logmel) // 2]), mfccMiddle=digits(mfcc[len(logmel) // 2]))


json.dump(dict(cases=[
    case("speech, HTK", sound(8000, 1200), 8000, 200, 80, 256, False, 40, 0, 4000, "Htk", 1e-10),
    case("centred, Slaney", sound(16000, 1500), 16000, 400, 160, 512, True, 26, 20, 7600, "Slaney", 1e-6),
    case("odd lengths", sound(11025, 900), 11025, 301, 97, 405, True, 20, 50, 5000, "Htk", 1e-3),
], recording=recording()), sys.stdout)
print()
