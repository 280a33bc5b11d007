namespace DslNet.Data;

/// <summary>Validates the arguments of functions of sounds.</summary>
internal static class AudioCheck
{
    /// <summary>A NaN would propagate to every bin of each transform that covers it, so it is refused at the input.</summary>
    public static void Samples(ReadOnlySpan<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Samples must be finite numbers. Sample {i} is {samples[i]}."), nameof(samples));
            }
        }
    }

    public static void SampleRate(int sampleRate) => Positive(sampleRate, "The sample rate (in Hz)", nameof(sampleRate));

    public static void Positive(int value, string what, string parameter)
    {
        if (value <= 0)
        {
            throw new ArgumentOutOfRangeException(parameter, FormattableString.Invariant($"{what} must be at least 1. It is {value}."));
        }
    }

    public static void Finite(double value, string what, string parameter)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(parameter, FormattableString.Invariant($"{what} must be a finite number. It is {value}."));
        }
    }

    /// <summary>The length of <paramref name="length"/> samples after resampling by <paramref name="factor"/>, rounded.</summary>
    public static int Scaled(int length, double factor, string parameter)
    {
        double scaled = Math.Round(length * factor);
        return scaled <= Array.MaxLength
            ? (int)scaled
            : throw new ArgumentOutOfRangeException(parameter, FormattableString.Invariant($"An array holds at most {Array.MaxLength} samples. {length} samples × {factor} are more."));
    }
}
