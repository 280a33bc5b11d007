namespace DslNet.Data;

/// <summary>
/// Normalizes every row to mean 0 and standard deviation 1 by its own statistics. For rows whose features are all of one kind, such as the
/// spectrogram of a sound, where it removes the loudness. Stateless: nothing is fitted.
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

    /// <summary>The number of features of an input row.</summary>
    public int InputSize { get; }

    /// <summary>The number of features of an output row: the same.</summary>
    public int OutputSize => InputSize;

    /// <summary>Normalizes whole rows. A row of equal numbers becomes 0.</summary>
    /// <param name="input">Row-major [rows × <see cref="InputSize"/>].</param>
    /// <param name="output">Of the same length; may be <paramref name="input"/> (in place).</param>
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
