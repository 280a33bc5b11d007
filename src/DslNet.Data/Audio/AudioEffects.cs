namespace DslNet.Data;

/// <summary>
/// Audio effects for augmentation. Each function returns a new array and leaves its samples
/// unchanged; an empty sound stays empty. Thread-safe.
/// </summary>
public static class AudioEffects
{
    private const double MostSemitones = 48;

    /// <summary>
    /// Time stretching at constant pitch, with a phase vocoder of frames of at least 40 ms (512 samples at 8,000 Hz).
    /// It suits tones and voices; transients are smeared as the factor grows.
    /// </summary>
    /// <param name="samples">One channel.</param>
    /// <param name="sampleRate">The sample rate, in Hz.</param>
    /// <param name="factor">The ratio of the durations: 1.25 is a quarter longer, 0.5 half as long. Above 0.</param>
    /// <returns>[samples × factor], to the nearest whole number.</returns>
    /// <exception cref="ArgumentException">A sample isn't finite, the rate or the factor isn't above 0, or the result is longer than an array can be.</exception>
    public static float[] TimeStretch(ReadOnlySpan<float> samples, int sampleRate, double factor)
    {
        AudioCheck.SampleRate(sampleRate);
        if (!(factor > 0 && double.IsFinite(factor)))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), FormattableString.Invariant($"The factor must be above 0 and finite. It is {factor}."));
        }

        AudioCheck.Samples(samples);
        return new PhaseVocoder(sampleRate).Stretch(samples, factor, AudioCheck.Scaled(samples.Length, factor, nameof(factor)));
    }

    /// <summary>Pitch shifting at constant duration: time stretching by 2^(semitones / 12), then resampling by the same factor.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="sampleRate">The sample rate, in Hz.</param>
    /// <param name="semitones">The shift in semitones; 12 is an octave up, negative is down. From −48 to 48.</param>
    /// <returns>As many samples. Frequencies above half the sample rate are filtered out.</returns>
    /// <exception cref="ArgumentException">A sample isn't finite, the rate isn't above 0, or the semitones are out of range.</exception>
    public static float[] PitchShift(ReadOnlySpan<float> samples, int sampleRate, double semitones)
    {
        AudioCheck.SampleRate(sampleRate);
        if (!(Math.Abs(semitones) <= MostSemitones))
        {
            throw new ArgumentOutOfRangeException(nameof(semitones), FormattableString.Invariant($"The semitones must be in −{MostSemitones} to {MostSemitones}. They are {semitones}."));
        }

        double ratio = Math.Pow(2, semitones / 12);
        return Resampler.Read(TimeStretch(samples, sampleRate, ratio), ratio, samples.Length);
    }

    /// <summary>Resampling, by band-limited interpolation.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="from">The rate of the samples, in Hz.</param>
    /// <param name="to">The rate of the result, in Hz. Frequencies above half of it are filtered out, those less than 12 % below that are attenuated.</param>
    /// <returns>[samples × to / from], to the nearest whole number.</returns>
    /// <exception cref="ArgumentException">A sample isn't finite, a rate isn't above 0, or the result is longer than an array can be.</exception>
    public static float[] Resample(ReadOnlySpan<float> samples, int from, int to)
    {
        AudioCheck.Positive(from, "The sample rate (in Hz)", nameof(from));
        AudioCheck.Positive(to, "The sample rate (in Hz)", nameof(to));
        AudioCheck.Samples(samples);
        return Resampler.Read(samples, (double)from / to, AudioCheck.Scaled(samples.Length, (double)to / from, nameof(to)));
    }

    /// <summary>Adds white Gaussian noise.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="signalToNoise">The signal-to-noise ratio of mean powers, in dB: 20 is a hundred times. Silence stays silence.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    /// <exception cref="ArgumentException">A sample or the ratio isn't finite.</exception>
    public static float[] AddNoise(ReadOnlySpan<float> samples, double signalToNoise, Seed seed)
    {
        AudioCheck.Finite(signalToNoise, "The ratio of signal to noise (in dB)", nameof(signalToNoise));
        AudioCheck.Samples(samples);
        double power = 0;
        foreach (float sample in samples)
        {
            power += (double)sample * sample / samples.Length;
        }

        double deviation = Math.Sqrt(power) * Math.Pow(10, -signalToNoise / 20);
        double[] noise = GaussianNoise.Make(samples.Length, seed);
        float[] result = new float[samples.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (float)(samples[i] + (deviation * noise[i]));
        }

        return result;
    }

    /// <summary>Applies a gain: every sample times 10^(decibels / 20), without clipping at ±1.</summary>
    /// <param name="samples">One channel, or several side by side.</param>
    /// <param name="decibels">The gain in dB: 6.02 doubles the samples, −6.02 halves them.</param>
    /// <exception cref="ArgumentException">A sample or the gain isn't finite.</exception>
    public static float[] Gain(ReadOnlySpan<float> samples, double decibels)
    {
        AudioCheck.Finite(decibels, "The gain (in dB)", nameof(decibels));
        AudioCheck.Samples(samples);
        double factor = Math.Pow(10, decibels / 20);
        float[] result = new float[samples.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (float)(samples[i] * factor);
        }

        return result;
    }
}
