using System.Numerics;

namespace DslNet.Data;

/// <summary>
/// The short-time Fourier transform of a sound: for each frame t and bin k
/// Σₙ window[n] · samples[start(t) + n] · exp(−2πi kn / FFT length). Unnormalized; phases refer to the frame's first sample.
/// </summary>
/// <remarks>Source: J. B. Allen and L. R. Rabiner, "A unified approach to short-time Fourier analysis and synthesis", <i>Proceedings of the IEEE</i> 65 (1977) 1558–1564.</remarks>
public sealed class Stft
{
    private readonly Complex[] values;
    private readonly int fftLength;

    private Stft(Complex[] values, int frames, StftOptions options)
    {
        this.values = values;
        Frames = frames;
        Bins = options.Bins;
        fftLength = options.Transform;
    }

    /// <summary>The number of frames.</summary>
    public int Frames { get; }

    /// <summary>The number of frequency bins, from 0 to half the sample rate.</summary>
    public int Bins { get; }

    /// <summary>All values, row-major [<see cref="Frames"/> × <see cref="Bins"/>].</summary>
    public ReadOnlySpan<Complex> Values => values;

    /// <summary>One value.</summary>
    /// <param name="frame">The frame, in 0..<see cref="Frames"/>−1.</param>
    /// <param name="bin">The frequency, in 0..<see cref="Bins"/>−1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or bin.</exception>
    public Complex this[int frame, int bin]
    {
        get
        {
            MustBeIn(frame, Frames, nameof(frame));
            MustBeIn(bin, Bins, nameof(bin));
            return values[(frame * Bins) + bin];
        }
    }

    /// <summary>Transforms a sound.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="options">Frames and transform; null is <c>new StftOptions()</c>.</param>
    /// <exception cref="ArgumentException">The sound is too short for a frame, a sample isn't finite, or the options don't fit together.</exception>
    public static Stft Compute(ReadOnlySpan<float> samples, StftOptions? options = null)
    {
        options ??= new StftOptions();
        int frames = options.Frames(samples.Length);
        AudioCheck.Samples(samples);
        FrameFourier fourier = new(options.FrameLength, options.Transform);
        Complex[] values = new Complex[checked(frames * fourier.Bins)];
        for (int frame = 0; frame < frames; frame++)
        {
            fourier.Forward(samples, options.Start(frame)).CopyTo(values.AsSpan(frame * fourier.Bins));
        }

        return new Stft(values, frames, options);
    }

    /// <summary>The frequency of a bin in Hz: bin · sample rate / FFT length.</summary>
    /// <param name="bin">The bin, in 0..<see cref="Bins"/>−1.</param>
    /// <param name="sampleRate">The sample rate, in Hz.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bin, or the rate isn't positive.</exception>
    public double Frequency(int bin, int sampleRate)
    {
        MustBeIn(bin, Bins, nameof(bin));
        AudioCheck.SampleRate(sampleRate);
        return (double)bin * sampleRate / fftLength;
    }

    private static void MustBeIn(int index, int count, string parameter)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(parameter, FormattableString.Invariant($"The {parameter} must be in 0..{count - 1}. It is {index}."));
        }
    }
}
