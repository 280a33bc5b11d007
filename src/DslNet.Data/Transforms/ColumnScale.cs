namespace DslNet.Data;

/// <summary>
/// Mean and population standard deviation of every column of a table, in double precision; standardization and its inverse.
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

    /// <summary>Computes mean and deviation of a table's columns.</summary>
    /// <param name="values">Row-major [rows × <paramref name="width"/>], at least one row.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="what">The word for a value in an error, such as <c>feature</c>.</param>
    /// <param name="argument">The public argument that the values came from.</param>
    public static ColumnScale Of(ReadOnlySpan<float> values, int width, string what, string argument)
    {
        int rows = values.Length / width;
        double[] mean = new double[width], variance = new double[width];
        AddTo(mean, values, 0, what, argument);
        Divide(mean, rows);
        AddSquaresTo(variance, values, mean);
        return new ColumnScale(mean, ScaleOf(mean, variance, rows));
    }

    /// <summary>Computes mean and deviation of a set's inputs; where they aren't in memory, by reading them twice, row by row.</summary>
    /// <param name="set">The set.</param>
    /// <param name="argument">The public argument that the set came from.</param>
    public static ColumnScale OfInputs(SampleSet set, string argument)
    {
        const string Feature = "feature";
        if (set.InMemory)
        {
            return Of(set.Inputs, set.InputSize, Feature, argument);
        }

        double[] mean = new double[set.InputSize], variance = new double[set.InputSize];
        float[] values = new float[set.InputSize];
        for (int row = 0; row < set.Count; row++)
        {
            set.CopyInputs(row, values);
            AddTo(mean, values, row, Feature, argument);
        }

        Divide(mean, set.Count);
        for (int row = 0; row < set.Count; row++)
        {
            set.CopyInputs(row, values);
            AddSquaresTo(variance, values, mean);
        }

        return new ColumnScale(mean, ScaleOf(mean, variance, set.Count));
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

    private static void AddTo(double[] sums, ReadOnlySpan<float> values, int firstRow, string what, string argument)
    {
        int width = sums.Length;
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Every {what} must be finite, but {what} {i % width} of row {firstRow + (i / width)} is {values[i]}."), argument);
            }

            sums[i % width] += values[i];
        }
    }

    private static void AddSquaresTo(double[] sums, ReadOnlySpan<float> values, double[] mean)
    {
        int width = sums.Length;
        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - mean[i % width];
            sums[i % width] += deviation * deviation;
        }
    }

    private static void Divide(double[] sums, int rows)
    {
        for (int column = 0; column < sums.Length; column++)
        {
            sums[column] /= rows;
        }
    }

    private static double[] ScaleOf(double[] mean, double[] variance, int rows)
    {
        double[] scale = new double[mean.Length];
        for (int column = 0; column < scale.Length; column++)
        {
            scale[column] = IsConstant(mean[column], variance[column] / rows, rows) ? 1 : Math.Sqrt(variance[column] / rows);
        }

        return scale;
    }

    // scikit-learn's bound for the rounding error in the variance of a constant column.
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
