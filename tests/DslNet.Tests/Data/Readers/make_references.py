"""Makes references.json: files, and what Python, numpy and scipy read from them. Run by hand, never by a test:

    python3 make_references.py <the data folder with mnist10k and fsdd> > references.json
"""
import base64, csv, glob, gzip, hashlib, io, json, os, struct, sys, wave
import numpy as np
from scipy.io import wavfile

data = sys.argv[1]
random = np.random.default_rng(2024)


def text(content):
    return base64.b64encode(content).decode()


def idx_files():
    kinds = [("UInt8", 0x08, ">u1"), ("Int8", 0x09, ">i1"), ("Int16", 0x0B, ">i2"), ("Int32", 0x0C, ">i4"), ("Float32", 0x0D, ">f4"), ("Float64", 0x0E, ">f8")]
    for (name, code, kind), shape in zip(kinds, [(5, 2, 3), (4, 3), (6,), (3, 2, 2), (4, 1, 2), (2, 3)]):
        if kind[1] == "f":
            values = random.normal(0, 1000, shape).astype(kind)
        else:
            limits = np.iinfo(kind)
            values = random.integers(limits.min, limits.max, shape, dtype=np.int64, endpoint=True).astype(kind)
            values.flat[0], values.flat[1] = limits.min, limits.max
        content = struct.pack(">BBBB", 0, 0, code, len(shape)) + struct.pack(f">{len(shape)}i", *shape) + values.tobytes()
        yield dict(name=name, shape=shape, plain=text(content), packed=text(gzip.compress(content, mtime=0)), values=[float(v) for v in values.flat])


def chunk(name, content, pad=True):
    return name + struct.pack("<I", len(content)) + content + (b"\0" if pad and len(content) % 2 else b"")


def riff(*chunks):
    content = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def wav_format(code, channels, rate, bits, valid=None):
    plain = struct.pack("<HHIIHH", 0xFFFE if valid else code, channels, rate, rate * channels * bits // 8, channels * bits // 8, bits)
    if valid:
        plain += struct.pack("<HHI", 22, valid, (1 << channels) - 1) + struct.pack("<H", code) + bytes.fromhex("000000001000800000AA00389B71")
    return chunk(b"fmt ", plain)


def wav_files():
    for bits, channels, rate in [(8, 1, 8000), (16, 2, 44100), (24, 3, 48000), (32, 1, 16000)]:
        buffer = io.BytesIO()
        with wave.open(buffer, "wb") as out:   # Python's own writer
            out.setnchannels(channels), out.setsampwidth(bits // 8), out.setframerate(rate)
            out.writeframes(random.bytes(11 * channels * bits // 8))
        content = buffer.getvalue()
        # Python leaves out the padding of an odd last chunk, and counts it nowhere.
        yield f"pcm{bits}", content, bits, False
    noise = random.uniform(-1, 1, (7, 2))
    for bits in (32, 64):
        buffer = io.BytesIO()
        wavfile.write(buffer, 22050, noise.astype(f"f{bits // 8}"))   # scipy's writer, with its "fact" chunk
        yield f"float{bits}", buffer.getvalue(), bits, True
    yield "extensible24", riff(wav_format(1, 2, 48000, 24, valid=20), chunk(b"data", random.bytes(10 * 6))), 24, False
    yield "extensible_float32", riff(wav_format(3, 1, 8000, 32, valid=32), chunk(b"data", noise[:, 0].astype("<f4").tobytes())), 32, True
    yield "odd_chunks", riff(chunk(b"LIST", b"odd"), wav_format(1, 1, 8000, 8), chunk(b"junk", b"12345"), chunk(b"data", random.bytes(9)), chunk(b"LIST", b"end")), 8, False
    yield "odd_last_chunk_without_padding", riff(wav_format(1, 1, 8000, 8), chunk(b"data", random.bytes(9), pad=False)), 8, False


def wav_references():
    for name, content, bits, is_float in wav_files():
        rate, samples = wavfile.read(io.BytesIO(content))
        values = samples.astype(float)
        if not is_float:   # scipy gives 24 bits in the upper part of 32
            values = (values - 128) / 128 if bits == 8 else values / 2.0 ** (31 if bits >= 24 else 15)
        channels = 1 if samples.ndim == 1 else samples.shape[1]
        yield dict(name=name, file=text(content), rate=rate, channels=channels, bits=bits, isFloat=is_float, samples=[float(v) for v in values.flat])


def csv_reference():
    content = ('\ufeffname,"height, cm",weight,"the ""kind"""\r\n"Ann, Lee",1.5e2, 60 ,"two\r\nlines"\r\n\r\nÖmer,-0.25,7,"say ""hi"""\n'
               "Zoë,1e-3,+8,plain\r\n").encode("utf-8")
    rows = [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) if row]
    return dict(file=text(content), header=rows[0], inputs=[float(cell) for row in rows[1:] for cell in row[1:3]], targets=[row[3] for row in rows[1:]])


def imputer_reference():
    table = np.round(random.normal(5, 3, (40, 3)), 3)
    table[random.random((40, 3)) < 0.2] = np.nan
    lines = ["a,b,c,y"] + [",".join("" if np.isnan(v) else repr(float(v)) for v in row) + f",{i}" for i, row in enumerate(table)]
    return dict(file=text("\n".join(lines).encode()), mean=list(np.nanmean(table, axis=0)))


def mnist_reference():
    with gzip.open(os.path.join(data, "mnist10k", "t10k-images-idx3-ubyte.gz")) as file:
        assert struct.unpack(">IIII", file.read(16)) == (0x803, 10000, 28, 28)
        pixels = file.read()
    with gzip.open(os.path.join(data, "mnist10k", "t10k-labels-idx1-ubyte.gz")) as file:
        assert struct.unpack(">II", file.read(8)) == (0x801, 10000)
        labels = file.read()
    parts = [(0, 8000), (8000, 9000), (9000, 10000)]
    return dict(
        pixels=[hashlib.sha256(pixels[a * 784:b * 784]).hexdigest() for a, b in parts],
        histograms=[np.bincount(list(labels[a:b]), minlength=10).tolist() for a, b in parts],
        labels=[hashlib.sha256(labels[a:b]).hexdigest() for a, b in parts],
        firstLabels=list(labels[:10]),
        firstInk=next(i for i, v in enumerate(pixels) if v), firstRowOfInk=list(pixels[7 * 28:8 * 28]))


def spoken_reference(length):
    names = [os.path.basename(path)[:-4].split("_") for path in glob.glob(os.path.join(data, "fsdd", "recordings", "*.wav"))]
    names = sorted((int(digit), speaker, int(index)) for digit, speaker, index in names)
    parts = [lambda i: i >= 10, lambda i: 5 <= i < 10, lambda i: i < 5]
    result = dict(count=[], samples=[], longest=0, frames=0)
    for part in parts:
        digest, count = hashlib.sha256(), 0
        for digit, speaker, index in names:
            if part(index):
                with wave.open(os.path.join(data, "fsdd", "recordings", f"{digit}_{speaker}_{index}.wav")) as file:
                    frames = file.getnframes()
                    content = file.readframes(frames)[:2 * length]
                digest.update(content.ljust(2 * length, b"\0"))
                count += 1
                result["frames"] += frames
                result["longest"] = max(result["longest"], frames)
        result["count"].append(count)
        result["samples"].append(digest.hexdigest())
    return result


json.dump(dict(idx=list(idx_files()), wav=list(wav_references()), csv=csv_reference(), imputer=imputer_reference(),
               mnist=mnist_reference(), spoken=spoken_reference(8000)), sys.stdout, indent=1)
print()
