using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace DslNet.Tests.Audio;

/// <summary>Sounds to try things on, and what is measured of them.</summary>
internal static class Sounds
{
    public static float[] Tone(double frequency, int sampleRate, int length, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * frequency * i / sampleRate)))];

    /// <summary>A voiced sound: 20 partials of a gliding fundamental, fading in and out.</summary>
    public static float[] Voice(int sampleRate, int length)
    {
        float[] samples = new float[length];
        double phase = 0;
        for (int i = 0; i < length; i++)
        {
            phase += 2 * Math.PI * (110 + (30.0 * i / length)) / sampleRate;
            samples[i] = (float)(0.3 * Math.Sin(Math.PI * i / length) * Enumerable.Range(1, 20).Sum(k => Math.Sin(k * phase) / k));
        }

        return samples;
    }

    /// <summary>
    /// The frequency of the strongest partial, in Hz: the top of the whole sound's spectrum under a window of Hann, with a parabola
    /// through the logarithms of the peak and its neighbours.
    /// </summary>
    public static double Frequency(ReadOnlySpan<float> samples, int sampleRate)
    {
        Complex[] spectrum = new Complex[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            spectrum[i] = samples[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / samples.Length)));
        }

        Fourier.Forward(spectrum);
        int peak = Enumerable.Range(1, (samples.Length / 2) - 1).MaxBy(bin => spectrum[bin].Magnitude);
        double left = Math.Log(spectrum[peak - 1].Magnitude), top = Math.Log(spectrum[peak].Magnitude), right = Math.Log(spectrum[peak + 1].Magnitude);
        return (peak + ((left - right) / (2 * (left - (2 * top) + right)))) * sampleRate / samples.Length;
    }

    public static double Rms(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }
}
