namespace DslNet.Data;

/// <summary>
/// Imputes missing features (NaN) by the feature's mean, as scikit-learn's SimpleImputer.
/// It should be fitted on the training set alone:
/// <code>
/// DataSplit split = CsvDataset.Read("houses.csv", "price", new CsvOptions { Missing = MissingValues.Keep }).Split(seed: 1);
/// split = split.Apply(Imputer.Fit(split.Train));
/// </code>
/// </summary>
public sealed class Imputer : IFeatureTransform
{
    private readonly double[] mean;

    private Imputer(double[] mean) => this.mean = mean;

    /// <summary>The number of features of an input row.</summary>
    public int InputSize => mean.Length;

    /// <summary>The number of features of an output row: the same.</summary>
    public int OutputSize => mean.Length;

    /// <summary>The imputed value of each feature: its mean.</summary>
    public ReadOnlySpan<double> Mean => mean;

    /// <summary>Fits the mean of every feature to its present values.</summary>
    /// <param name="set">The training set. Fitting on more would leak information from the test set.</param>
    /// <exception cref="ArgumentException">A feature is missing in every row; the message says which.</exception>
    public static Imputer Fit(SampleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        double[] mean = new double[set.InputSize];
        int[] there = new int[set.InputSize];
        float[] values = new float[set.InputSize];
        for (int row = 0; row < set.Count; row++)
        {
            set.CopyInputs(row, values);
            for (int feature = 0; feature < values.Length; feature++)
            {
                if (!float.IsNaN(values[feature]))
                {
                    mean[feature] += values[feature];
                    there[feature]++;
                }
            }
        }

        for (int feature = 0; feature < mean.Length; feature++)
        {
            if (there[feature] == 0)
            {
                string name = set.FeatureNames.Count > 0 ? $" ({OutsideText.Name(set.FeatureNames[feature])})" : "";
                throw new ArgumentException($"Feature {feature}{name} is missing in every row, so nothing is known of it.", nameof(set));
            }

            mean[feature] /= there[feature];
        }

        return new Imputer(mean);
    }

    /// <summary>Imputes whole rows.</summary>
    /// <param name="input">Row-major [rows × <see cref="InputSize"/>].</param>
    /// <param name="output">Of the same length; may be <paramref name="input"/> (in place).</param>
    /// <exception cref="ArgumentException">No whole number of rows, or an output of another length.</exception>
    public void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        if (input.Length % InputSize != 0)
        {
            throw new ArgumentException($"{input.Length} values are no whole number of rows of {InputSize}.", nameof(input));
        }

        if (output.Length != input.Length)
        {
            throw new ArgumentException($"{input.Length} values need an output of {input.Length}, not {output.Length}.", nameof(output));
        }

        for (int i = 0; i < input.Length; i++)
        {
            output[i] = float.IsNaN(input[i]) ? (float)mean[i % mean.Length] : input[i];
        }
    }
}
