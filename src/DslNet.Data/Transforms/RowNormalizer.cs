namespace DslNet.Data;

/// <summary>
/// Brings every row to mean 0 and deviation 1 by its own numbers: (x − mean) / deviation. For rows whose features are all of one kind, such as the
/// spectrogram of a sound, where it takes out how loud the sound is. It learns nothing, so there is nothing to fit.
/// </summary>
public sealed class RowNormalizer : IFeatureTransform
{
    /// <summary>For rows of a length.</summary>
    /// <param name="size">The number of features a row has; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public RowNormalizer(int size)
    {
        if (size < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(size), FormattableString.Invariant($"A row has at least one feature. It is {size}."));
        }

        InputSize = size;
    }

    /// <summary>The number of features a row has.</summary>
    public int InputSize { get; }

    /// <summary>The number of features a row has afterwards: the same.</summary>
    public int OutputSize => InputSize;

    /// <summary>Normalizes whole rows. A row of equal numbers becomes 0.</summary>
    /// <param name="input">Row-major [rows × <see cref="InputSize"/>].</param>
    /// <param name="output">Of the same length; may be <paramref name="input"/> itself.</param>
    /// <exception cref="ArgumentException">No whole number of rows, or an output of another length.</exception>
    public void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        if (input.Length % InputSize != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Whole rows of {InputSize} features are expected; {input.Length} values came."), nameof(input));
        }

        if (output.Length != input.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"The output must be as long as the input, {input.Length}. It is {output.Length}."), nameof(output));
        }

        for (int start = 0; start < input.Length; start += InputSize)
        {
            Normalize(input.Slice(start, InputSize), output.Slice(start, InputSize));
        }
    }

    private static void Normalize(ReadOnlySpan<float> row, Span<float> normalized)
    {
        double mean = 0, squares = 0;
        foreach (float value in row)
        {
            mean += value;
        }

        mean /= row.Length;
        foreach (float value in row)
        {
            squares += (value - mean) * (value - mean);
        }

        double deviation = Math.Sqrt(squares / row.Length);
        for (int i = 0; i < row.Length; i++)
        {
            normalized[i] = deviation > 0 ? (float)((row[i] - mean) / deviation) : 0;
        }
    }
}
