namespace DslNet.Data;

/// <summary>The options of a short-time Fourier transform.</summary>
public sealed record StftOptions
{
    /// <summary>The number of samples per frame. The window is the periodic Hann window: ½ − ½ cos(2πn / <see cref="FrameLength"/>).</summary>
    public int FrameLength { get; init; } = 512;

    /// <summary>The hop: samples from the start of one frame to that of the next.</summary>
    public int Hop { get; init; } = 128;

    /// <summary>
    /// The length of the transform, at least <see cref="FrameLength"/>: frames are zero-padded at the end. Null is <see cref="FrameLength"/>.
    /// Any length works; powers of two are the fastest.
    /// </summary>
    public int? FftLength { get; init; }

    /// <summary>
    /// False: frames lie inside the sound, the first one begins with its first sample, and a remainder at the end is dropped.
    /// True: frame i is centered at sample i · <see cref="Hop"/>, with zero padding before and after the sound.
    /// </summary>
    public bool Centered { get; init; }

    /// <summary>The number of frequency bins, from 0 to half the sample rate: <see cref="FftLength"/> / 2 + 1.</summary>
    public int Bins => (Transform / 2) + 1;

    internal int Transform => FftLength ?? FrameLength;

    /// <summary>The number of frames of a sound: 1 + (samples − frame length) / hop, or 1 + samples / hop if they are centred; rounded down.</summary>
    /// <param name="samples">Its number of samples.</param>
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
