namespace DslNet.Data;

/// <summary>How a sound is cut into frames, and how each frame is transformed.</summary>
public sealed record StftOptions
{
    /// <summary>The number of samples a frame has. The window over them is the periodic one of Hann: ½ − ½ cos(2πn / <see cref="FrameLength"/>).</summary>
    public int FrameLength { get; init; } = 512;

    /// <summary>The number of samples from the beginning of one frame to that of the next.</summary>
    public int Hop { get; init; } = 128;

    /// <summary>
    /// The length of the transform, at least <see cref="FrameLength"/>: zeros follow the frame. Null is <see cref="FrameLength"/>.
    /// Any length will do; powers of two are the fastest.
    /// </summary>
    public int? FftLength { get; init; }

    /// <summary>
    /// False: frames lie inside the sound, the first one begins with its first sample, and what is left at the end is in no frame.
    /// True: frame i has its middle at sample i · <see cref="Hop"/>, and before and after the sound there is silence.
    /// </summary>
    public bool Centered { get; init; }

    /// <summary>The number of frequencies of the transform, from 0 to half the sample rate: <see cref="FftLength"/> / 2 + 1.</summary>
    public int Bins => (Transform / 2) + 1;

    internal int Transform => FftLength ?? FrameLength;

    /// <summary>The number of frames of a sound: 1 + (samples − frame length) / hop, or 1 + samples / hop if they are centred; rounded down.</summary>
    /// <param name="samples">The number of samples the sound has.</param>
    /// <exception cref="ArgumentException">The options don't fit together, or the sound is too short for one frame.</exception>
    public int Frames(int samples)
    {
        Check();
        int least = Centered ? 1 : FrameLength;
        return samples >= least
            ? 1 + ((samples - (Centered ? 0 : FrameLength)) / Hop)
            : throw new ArgumentException(FormattableString.Invariant($"A frame takes {least} sample{(least == 1 ? "" : "s")} at least. The sound has {samples}."), nameof(samples));
    }

    internal int Start(int frame) => (frame * Hop) - (Centered ? FrameLength / 2 : 0);

    internal void Check()
    {
        AudioCheck.Positive(FrameLength, "The number of samples of a frame", nameof(FrameLength));
        AudioCheck.Positive(Hop, "The hop from frame to frame (in samples)", nameof(Hop));
        if (Transform < FrameLength)
        {
            throw new ArgumentOutOfRangeException(nameof(FftLength), FormattableString.Invariant($"The transform must be as long as the frame at least: {FrameLength}. It is {FftLength}."));
        }
    }
}
