namespace DslNet.Data;

/// <summary>
/// Log-mel spectrograms: ln(max(floor, Σₖ filter[k] · |STFT[k]|²)) for each frame and mel filter. Immutable
/// and thread-safe.
/// <code>
/// LogMel features = new(sampleRate: 8000);
/// split = Datasets.SpokenDigits(folder).Apply(features.ForRows(8000));
/// </code>
/// </summary>
/// <remarks>Source: S. Davis and P. Mermelstein, "Comparison of parametric representations for monosyllabic word recognition", <i>IEEE Transactions on ASSP</i> 28 (1980) 357–366; the filters as <see cref="MelScale"/> says.</remarks>
public sealed class LogMel
{
    private readonly StftOptions frames;
    private readonly MelFilters filters;
    private readonly double floor;

    /// <summary>Creates the filter bank.</summary>
    /// <param name="sampleRate">The sample rate, in Hz.</param>
    /// <param name="options">Frames and filters; null is <c>new LogMelOptions()</c>: 40 filters, 25 ms every 10 ms.</param>
    /// <exception cref="ArgumentException">An option is out of range, or a filter is so narrow that it covers no bin of the transform.</exception>
    public LogMel(int sampleRate, LogMelOptions? options = null)
    {
        AudioCheck.SampleRate(sampleRate);
        options ??= new LogMelOptions();
        options.Check(sampleRate);
        SampleRate = sampleRate;
        frames = options.FramesAt(sampleRate);
        filters = new MelFilters(sampleRate, frames.Transform, options);
        floor = options.Floor;
    }

    /// <summary>The sample rate, in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The number of values per frame: one for each filter, low frequencies first.</summary>
    public int Size => filters.Count;

    /// <summary>The number of frames of a sound.</summary>
    /// <param name="samples">Its number of samples.</param>
    /// <exception cref="ArgumentException">The sound is too short for one frame.</exception>
    public int Frames(int samples) => frames.Frames(samples);

    /// <summary>The spectrogram of a sound.</summary>
    /// <param name="samples">One channel.</param>
    /// <returns>Row-major [<see cref="Frames"/> × <see cref="Size"/>], natural logarithms of energies.</returns>
    /// <exception cref="ArgumentException">The sound is too short for one frame, or a sample isn't finite.</exception>
    public float[] Compute(ReadOnlySpan<float> samples)
    {
        float[] values = new float[checked(Frames(samples.Length) * Size)];
        Compute(samples, values);
        return values;
    }

    /// <summary>The spectrogram of a sound, into existing memory.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="destination">Row-major [<see cref="Frames"/> × <see cref="Size"/>].</param>
    /// <exception cref="ArgumentException">The sound is too short for one frame, a sample isn't finite, or the destination has another length.</exception>
    public void Compute(ReadOnlySpan<float> samples, Span<float> destination)
    {
        int count = Frames(samples.Length);
        if (destination.Length != (long)count * Size)
        {
            throw new ArgumentException(FormattableString.Invariant($"{count} frames of {Size} values are {(long)count * Size} values; the destination has room for {destination.Length}."), nameof(destination));
        }

        AudioCheck.Samples(samples);
        FrameFourier fourier = new(frames.FrameLength, frames.Transform);
        double[] power = new double[fourier.Bins], energies = new double[Size];
        for (int frame = 0; frame < count; frame++)
        {
            ReadOnlySpan<System.Numerics.Complex> spectrum = fourier.Forward(samples, frames.Start(frame));
            for (int bin = 0; bin < power.Length; bin++)
            {
                power[bin] = (spectrum[bin].Real * spectrum[bin].Real) + (spectrum[bin].Imaginary * spectrum[bin].Imaginary);
            }

            filters.Apply(power, energies);
            for (int i = 0; i < energies.Length; i++)
            {
                destination[(frame * Size) + i] = (float)Math.Log(Math.Max(floor, energies[i]));
            }
        }
    }

    /// <summary>The same as a feature transform, for a data set whose rows are sounds of one length.</summary>
    /// <param name="samples">The number of samples of a row.</param>
    /// <returns>From rows of [<paramref name="samples"/>] to rows of [<see cref="Frames"/> × <see cref="Size"/>], row-major.</returns>
    /// <exception cref="ArgumentException">A row is too short for one frame.</exception>
    public IFeatureTransform ForRows(int samples) => new AudioRows(samples, checked(Frames(samples) * Size), Compute);
}
