namespace DslNet.Data;

/// <summary>The options of a log-mel spectrogram.</summary>
public sealed record LogMelOptions
{
    /// <summary>The frames; null is common for speech: 25 ms every 10 ms, with an FFT of the next power of two.</summary>
    public StftOptions? Frames { get; init; }

    /// <summary>The number of filters, and so of values per frame.</summary>
    public int Filters { get; init; } = 40;

    /// <summary>The lower edge of the first filter, in Hz.</summary>
    public double LowestFrequency { get; init; }

    /// <summary>The upper edge of the last filter, in Hz; null is half the sample rate.</summary>
    public double? HighestFrequency { get; init; }

    /// <summary>The formula of the filters.</summary>
    public MelScale Scale { get; init; } = MelScale.Htk;

    /// <summary>The floor of the energies before the logarithm, so that silence is finite. Above 0.</summary>
    public double Floor { get; init; } = 1e-10;

    internal StftOptions FramesAt(int sampleRate)
    {
        if (Frames is not null)
        {
            Frames.Check();
            return Frames;
        }

        int frameLength = Math.Max(1, (int)Math.Round(sampleRate * 0.025));
        return new StftOptions
        {
            FrameLength = frameLength,
            Hop = Math.Max(1, (int)Math.Round(sampleRate * 0.01)),
            FftLength = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)frameLength),
        };
    }

    internal void Check(int sampleRate)
    {
        AudioCheck.Positive(Filters, "The number of filters", nameof(Filters));
        double half = sampleRate / 2.0, highest = HighestFrequency ?? half;
        if (!(LowestFrequency >= 0 && LowestFrequency < highest))
        {
            throw new ArgumentOutOfRangeException(nameof(LowestFrequency), FormattableString.Invariant($"The lowest frequency must be in 0 to {highest} Hz, the highest one. It is {LowestFrequency}."));
        }

        if (!(highest <= half))
        {
            throw new ArgumentOutOfRangeException(nameof(HighestFrequency), FormattableString.Invariant($"The highest frequency must be {half} Hz at most, half the sample rate. It is {highest}."));
        }

        if (!(Floor > 0 && double.IsFinite(Floor)))
        {
            throw new ArgumentOutOfRangeException(nameof(Floor), FormattableString.Invariant($"The floor must be above 0 and finite. It is {Floor}."));
        }
    }
}
