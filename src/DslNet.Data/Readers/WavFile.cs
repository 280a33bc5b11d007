namespace DslNet.Data;

/// <summary>
/// A recording from a WAV file: samples of −1 to 1 in <see cref="Channels"/> channels. Reads PCM of 8, 16, 24 and 32 bits and
/// floating-point samples of 32 and 64 bits, plain or WAVE_FORMAT_EXTENSIBLE.
/// </summary>
/// <remarks>Source: IBM and Microsoft, <i>Multimedia Programming Interface and Data Specifications 1.0</i>, 1991, with Microsoft's WAVEFORMATEXTENSIBLE.</remarks>
public sealed class WavFile
{
    private readonly float[] samples;

    internal WavFile(WavFormat format, float[] samples)
    {
        this.samples = samples;
        SampleRate = format.SampleRate;
        Channels = format.Channels;
        BitsPerSample = format.Bits;
        IsFloat = format.IsFloat;
    }

    /// <summary>The sample rate, in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The number of channels: 1 for mono, 2 for stereo (left, right).</summary>
    public int Channels { get; }

    /// <summary>Bits per sample in the file.</summary>
    public int BitsPerSample { get; }

    /// <summary>Whether the file's samples are floating-point numbers rather than integers.</summary>
    public bool IsFloat { get; }

    /// <summary>The number of samples per channel.</summary>
    public int Length => samples.Length / Channels;

    /// <summary>The duration.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Length / SampleRate);

    /// <summary>
    /// All samples, [<see cref="Length"/> × <see cref="Channels"/>]: interleaved channels. Integers are divided by
    /// the largest negative one (by 32,768 for 16 bits), floating-point samples are unchanged.
    /// </summary>
    public ReadOnlySpan<float> Samples => samples;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DslNetFormatException">It isn't a WAV file, it is damaged or truncated, its sample format isn't supported, or it exceeds the limit.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file is missing, is not a regular file, or can't be read.</exception>
    public static WavFile Read(string path) => WavReader.Read(path, ReaderLimits.Default);

    /// <summary>Reads a file within limits.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How much is read at most: a sample takes 4 bytes of <see cref="ReaderLimits.MaxBytes"/>.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static WavFile Read(string path, ReaderLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return WavReader.Read(path, limits);
    }

    /// <summary>Copies one channel. Allocates nothing.</summary>
    /// <param name="channel">The channel, in 0..<see cref="Channels"/>−1.</param>
    /// <param name="destination">[<see cref="Length"/>].</param>
    /// <exception cref="ArgumentException">There is no such channel, or the destination has another length.</exception>
    public void CopyChannel(int channel, Span<float> destination)
    {
        if ((uint)channel >= (uint)Channels)
        {
            throw new ArgumentOutOfRangeException(nameof(channel), FormattableString.Invariant($"The channel must be in 0..{Channels - 1}. It is {channel}."));
        }

        MustHaveLength(destination);
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = samples[(i * Channels) + channel];
        }
    }

    /// <summary>Mixes all channels into one: their mean. Allocates nothing.</summary>
    /// <param name="destination">[<see cref="Length"/>].</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public void CopyMono(Span<float> destination)
    {
        MustHaveLength(destination);
        for (int i = 0; i < destination.Length; i++)
        {
            double sum = 0;
            foreach (float sample in samples.AsSpan(i * Channels, Channels))
            {
                sum += sample;
            }

            destination[i] = (float)(sum / Channels);
        }
    }

    /// <summary>One line: length, rate, channels and bits.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"WAV: {Duration.TotalSeconds:0.###} s, {SampleRate} Hz, {Channels} channel{(Channels == 1 ? "" : "s")}, {BitsPerSample} bits{(IsFloat ? " (float)" : "")}");

    private void MustHaveLength(ReadOnlySpan<float> destination)
    {
        if (destination.Length != Length)
        {
            throw new ArgumentException($"A channel has {Length} samples; the destination has room for {destination.Length}.", nameof(destination));
        }
    }
}
