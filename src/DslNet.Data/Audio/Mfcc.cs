namespace DslNet.Data;

/// <summary>
/// Mel-frequency cepstral coefficients: the first coefficients of the orthonormal DCT-II of each frame's log-mel energies,
/// c[k] = s(k) · Σₙ logmel[n] · cos(πk(2n + 1) / 2N) with s(0) = √(1/N) and s(k) = √(2/N). No liftering. Immutable
/// and thread-safe.
/// </summary>
/// <remarks>Source: S. Davis and P. Mermelstein, "Comparison of parametric representations for monosyllabic word recognition", <i>IEEE Transactions on ASSP</i> 28 (1980) 357–366.</remarks>
public sealed class Mfcc
{
    private readonly LogMel mel;
    private readonly double[] cosines;   // [Size × mel.Size]

    /// <summary>Creates the filter bank and the DCT.</summary>
    /// <param name="sampleRate">The sample rate, in Hz.</param>
    /// <param name="options">Frames, filters and coefficients; null is <c>new MfccOptions()</c>: 13 of 40 filters, 25 ms every 10 ms.</param>
    /// <exception cref="ArgumentException">An option is out of range, or there are more coefficients than filters.</exception>
    public Mfcc(int sampleRate, MfccOptions? options = null)
    {
        options ??= new MfccOptions();
        mel = new LogMel(sampleRate, options.Mel);
        Size = options.Coefficients;
        if (Size < 1 || Size > mel.Size)
        {
            throw new ArgumentOutOfRangeException(nameof(options), FormattableString.Invariant($"The number of coefficients must be in 1..{mel.Size}, the number of filters. It is {Size}."));
        }

        cosines = new double[Size * mel.Size];
        for (int k = 0; k < Size; k++)
        {
            for (int n = 0; n < mel.Size; n++)
            {
                cosines[(k * mel.Size) + n] = Math.Sqrt((k == 0 ? 1.0 : 2.0) / mel.Size) * Math.Cos(Math.PI * k * ((2 * n) + 1) / (2.0 * mel.Size));
            }
        }
    }

    /// <summary>The sample rate, in Hz.</summary>
    public int SampleRate => mel.SampleRate;

    /// <summary>The number of coefficients per frame.</summary>
    public int Size { get; }

    /// <summary>The number of frames of a sound.</summary>
    /// <param name="samples">Its number of samples.</param>
    /// <exception cref="ArgumentException">The sound is too short for one frame.</exception>
    public int Frames(int samples) => mel.Frames(samples);

    /// <summary>The coefficients of a sound.</summary>
    /// <param name="samples">One channel.</param>
    /// <returns>Row-major [<see cref="Frames"/> × <see cref="Size"/>].</returns>
    /// <exception cref="ArgumentException">The sound is too short for one frame, or a sample isn't finite.</exception>
    public float[] Compute(ReadOnlySpan<float> samples)
    {
        float[] values = new float[checked(Frames(samples.Length) * Size)];
        Compute(samples, values);
        return values;
    }

    /// <summary>The coefficients of a sound, into existing memory.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="destination">Row-major [<see cref="Frames"/> × <see cref="Size"/>].</param>
    /// <exception cref="ArgumentException">The sound is too short for one frame, a sample isn't finite, or the destination has another length.</exception>
    public void Compute(ReadOnlySpan<float> samples, Span<float> destination)
    {
        int count = Frames(samples.Length);
        if (destination.Length != (long)count * Size)
        {
            throw new ArgumentException(FormattableString.Invariant($"{count} frames of {Size} coefficients are {(long)count * Size} values; the destination has room for {destination.Length}."), nameof(destination));
        }

        float[] energies = mel.Compute(samples);
        for (int i = 0; i < destination.Length; i++)
        {
            ReadOnlySpan<float> frame = energies.AsSpan(i / Size * mel.Size, mel.Size);
            ReadOnlySpan<double> row = cosines.AsSpan(i % Size * mel.Size, mel.Size);
            double sum = 0;
            for (int n = 0; n < frame.Length; n++)
            {
                sum += frame[n] * row[n];
            }

            destination[i] = (float)sum;
        }
    }

    /// <summary>The same as a feature transform, for a data set whose rows are sounds of one length.</summary>
    /// <param name="samples">The number of samples of a row.</param>
    /// <returns>From rows of [<paramref name="samples"/>] to rows of [<see cref="Frames"/> × <see cref="Size"/>], row-major.</returns>
    /// <exception cref="ArgumentException">A row is too short for one frame.</exception>
    public IFeatureTransform ForRows(int samples) => new AudioRows(samples, checked(Frames(samples) * Size), Compute);
}
