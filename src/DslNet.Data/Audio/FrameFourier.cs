using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace DslNet.Data;

/// <summary>The Fourier transform of windowed frames, and its inverse. Not thread-safe: it has a buffer.</summary>
internal sealed class FrameFourier
{
    private readonly double[] window;
    private readonly Complex[] buffer;

    public FrameFourier(int frameLength, int fftLength)
    {
        window = new double[frameLength];
        buffer = new Complex[fftLength];
        for (int i = 0; i < frameLength; i++)
        {
            window[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / frameLength));
        }
    }

    /// <summary>The periodic Hann window.</summary>
    public ReadOnlySpan<double> Window => window;

    /// <summary>The number of non-redundant frequency bins of a real frame.</summary>
    public int Bins => (buffer.Length / 2) + 1;

    /// <summary>Σₙ window[n] · samples[start + n] · exp(−2πi kn / fftLength) for the bins k. Samples beyond both ends are zero.</summary>
    /// <returns>[<see cref="Bins"/>], valid until the next call.</returns>
    public ReadOnlySpan<Complex> Forward(ReadOnlySpan<float> samples, int start)
    {
        Array.Clear(buffer);
        for (int i = 0; i < window.Length; i++)
        {
            int at = start + i;
            if ((uint)at < (uint)samples.Length)
            {
                buffer[i] = window[i] * samples[at];
            }
        }

        Fourier.Forward(buffer, FourierOptions.AsymmetricScaling);
        return buffer.AsSpan(0, Bins);
    }

    /// <summary>The inverse transform of a spectrum, windowed again for overlap-add.</summary>
    /// <param name="spectrum">[<see cref="Bins"/>].</param>
    /// <param name="frame">As long as the window.</param>
    public void Inverse(ReadOnlySpan<Complex> spectrum, Span<double> frame)
    {
        spectrum.CopyTo(buffer);
        for (int bin = 1; bin < buffer.Length - bin; bin++)
        {
            buffer[^bin] = Complex.Conjugate(spectrum[bin]);
        }

        Fourier.Inverse(buffer, FourierOptions.AsymmetricScaling);
        for (int i = 0; i < frame.Length; i++)
        {
            frame[i] = buffer[i].Real * window[i];
        }
    }
}
