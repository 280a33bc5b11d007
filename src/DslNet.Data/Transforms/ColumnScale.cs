namespace DslNet.Data;

/// <summary>
/// Mean and population deviation of every column of a table, in double precision, and the way to standardized values and back.
/// A constant column gets the scale 1, so that it becomes 0 rather than a division by 0.
/// </summary>
internal sealed class ColumnScale
{
    private const double Epsilon = 2.220446049250313e-16;   // of double

    private readonly double[] mean;
    private readonly double[] scale;

    private ColumnScale(double[] mean, double[] scale) => (this.mean, this.scale) = (mean, scale);

    public int Width => mean.Length;

    public ReadOnlySpan<double> Mean => mean;

    public ReadOnlySpan<double> Scale => scale;

    /// <summary>Measures the columns of a table.</summary>
    /// <param name="values">Row-major [rows × <paramref name="width"/>], at least one row.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="what">How a value is called in an error, such as <c>feature</c>.</param>
    /// <param name="argument">The public argument that the values came from.</param>
    public static ColumnScale Of(ReadOnlySpan<float> values, int width, string what, string argument)
    {
        int rows = values.Length / width;
        double[] mean = new double[width], variance = new double[width];
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Every {what} must be finite, but {what} {i % width} of row {i / width} is {values[i]}."), argument);
            }

            mean[i % width] += values[i];
        }

        for (int column = 0; column < width; column++)
        {
            mean[column] /= rows;
        }

        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - mean[i % width];
            variance[i % width] += deviation * deviation;
        }

        double[] scale = new double[width];
        for (int column = 0; column < width; column++)
        {
            scale[column] = IsConstant(mean[column], variance[column] / rows, rows) ? 1 : Math.Sqrt(variance[column] / rows);
        }

        return new ColumnScale(mean, scale);
    }

    /// <summary>(x − mean) / scale; the spans may be the same.</summary>
    public void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        MustBeRows(input, output);
        for (int i = 0, column = 0; i < input.Length; i++)
        {
            output[i] = (float)((input[i] - mean[column]) / scale[column]);
            column = column + 1 == mean.Length ? 0 : column + 1;
        }
    }

    /// <summary>x · scale + mean; the spans may be the same.</summary>
    public void Invert(ReadOnlySpan<float> input, Span<float> output)
    {
        MustBeRows(input, output);
        for (int i = 0, column = 0; i < input.Length; i++)
        {
            output[i] = (float)((input[i] * scale[column]) + mean[column]);
            column = column + 1 == mean.Length ? 0 : column + 1;
        }
    }

    // scikit-learn's bound on what is only rounding in the variance of a constant column.
    private static bool IsConstant(double mean, double variance, int rows)
    {
        double rounding = rows * mean * Epsilon;
        return variance <= (rows * Epsilon * variance) + (rounding * rounding);
    }

    private void MustBeRows(ReadOnlySpan<float> input, ReadOnlySpan<float> output)
    {
        if (input.Length % Width != 0)
        {
            throw new ArgumentException($"{input.Length} values are no whole number of rows of {Width}.", nameof(input));
        }

        if (output.Length != input.Length)
        {
            throw new ArgumentException($"{input.Length} values need an output of {input.Length}, not {output.Length}.", nameof(output));
        }
    }
}
