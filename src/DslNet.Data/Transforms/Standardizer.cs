namespace DslNet.Data;

/// <summary>
/// Standardizes every feature to mean 0 and standard deviation 1: (x − mean) / scale, as scikit-learn's StandardScaler.
/// It should be fitted on the training set alone:
/// <code>
/// Standardizer scale = Standardizer.Fit(split.Train);
/// split = split.Apply(scale);
/// </code>
/// </summary>
public sealed class Standardizer : IFeatureTransform
{
    private readonly ColumnScale columns;

    private Standardizer(ColumnScale columns) => this.columns = columns;

    /// <summary>The number of features of an input row.</summary>
    public int InputSize => columns.Width;

    /// <summary>The number of features of an output row: the same.</summary>
    public int OutputSize => columns.Width;

    /// <summary>The mean of each feature.</summary>
    public ReadOnlySpan<double> Mean => columns.Mean;

    /// <summary>The population standard deviation of each feature (over the count, not the count − 1); 1 for a constant feature.</summary>
    public ReadOnlySpan<double> Scale => columns.Scale;

    /// <summary>Fits mean and standard deviation of every feature.</summary>
    /// <param name="set">The training set. Fitting on more would leak information from the test set.</param>
    /// <exception cref="ArgumentException">A feature is NaN or infinite; the message says which.</exception>
    public static Standardizer Fit(SampleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new Standardizer(ColumnScale.OfInputs(set, nameof(set)));
    }

    /// <summary>Standardizes whole rows.</summary>
    /// <param name="input">Row-major [rows × <see cref="InputSize"/>].</param>
    /// <param name="output">Of the same length; may be <paramref name="input"/> (in place).</param>
    /// <exception cref="ArgumentException">No whole number of rows, or an output of another length.</exception>
    public void Apply(ReadOnlySpan<float> input, Span<float> output) => columns.Apply(input, output);

    /// <summary>The inverse: x · scale + mean.</summary>
    /// <param name="input">Standardized rows, row-major [rows × <see cref="OutputSize"/>].</param>
    /// <param name="output">Of the same length; may be <paramref name="input"/> (in place).</param>
    /// <exception cref="ArgumentException">No whole number of rows, or an output of another length.</exception>
    public void Invert(ReadOnlySpan<float> input, Span<float> output) => columns.Invert(input, output);
}
