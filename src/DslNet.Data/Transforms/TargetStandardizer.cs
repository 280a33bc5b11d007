namespace DslNet.Data;

/// <summary>
/// Standardizes the targets of a regression to mean 0 and standard deviation 1, the scale of a network's initial outputs, and converts
/// predictions back to the targets' units with <see cref="Invert"/>.
/// </summary>
public sealed class TargetStandardizer
{
    private readonly ColumnScale columns;

    private TargetStandardizer(ColumnScale columns) => this.columns = columns;

    /// <summary>The number of targets per row.</summary>
    public int TargetSize => columns.Width;

    /// <summary>The mean of each target.</summary>
    public ReadOnlySpan<double> Mean => columns.Mean;

    /// <summary>The population standard deviation of each target; 1 for a constant one.</summary>
    public ReadOnlySpan<double> Scale => columns.Scale;

    /// <summary>Fits mean and standard deviation of every target.</summary>
    /// <param name="set">The training set.</param>
    /// <exception cref="ArgumentException">The set has class labels, or a target is NaN or infinite.</exception>
    public static TargetStandardizer Fit(SampleSet set)
    {
        MustHaveTargets(set);
        return new TargetStandardizer(ColumnScale.Of(set.Targets, set.TargetSize, "target", nameof(set)));
    }

    /// <summary>The same split with standardized targets in all three parts.</summary>
    /// <param name="split">A split with targets.</param>
    /// <exception cref="ArgumentException">The sets have labels, or another number of targets.</exception>
    public DataSplit Apply(DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        return new DataSplit(Apply(split.Train), Apply(split.Validation), Apply(split.Test));
    }

    /// <summary>The same samples with standardized targets.</summary>
    /// <param name="set">A set with targets.</param>
    /// <exception cref="ArgumentException">The set has labels, or another number of targets.</exception>
    public TrainingSet Apply(TrainingSet set) => new(new TrainingSet(Inputs(set), Standardized(set), TargetSize, Names(set)).Table.WithWeightsOf(set.Table));

    /// <inheritdoc cref="Apply(TrainingSet)"/>
    public ValidationSet Apply(ValidationSet set) => new(new ValidationSet(Inputs(set), Standardized(set), TargetSize, Names(set)).Table.WithWeightsOf(set.Table));

    /// <inheritdoc cref="Apply(TrainingSet)"/>
    public TestSet Apply(TestSet set) => new(new TestSet(Inputs(set), Standardized(set), TargetSize, Names(set)).Table.WithWeightsOf(set.Table));

    /// <summary>Converts standardized values back to the targets' units: x · scale + mean.</summary>
    /// <param name="input">Predictions of a network that was trained on standardized targets, row-major [rows × <see cref="TargetSize"/>].</param>
    /// <param name="output">Of the same length; may be <paramref name="input"/> (in place).</param>
    /// <exception cref="ArgumentException">No whole number of rows, or an output of another length.</exception>
    public void Invert(ReadOnlySpan<float> input, Span<float> output) => columns.Invert(input, output);

    private static ReadOnlySpan<float> Inputs(SampleSet set)
    {
        MustHaveTargets(set);
        return set.Inputs;
    }

    private static IReadOnlyList<string>? Names(SampleSet set) => set.FeatureNames.Count == 0 ? null : set.FeatureNames;

    private static void MustHaveTargets(SampleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.HasLabels)
        {
            throw new ArgumentException($"The set has labels of {set.ClassCount} classes; numeric targets are needed.", nameof(set));
        }
    }

    private float[] Standardized(SampleSet set)
    {
        if (set.TargetSize != TargetSize)
        {
            throw new ArgumentException($"The set has {set.TargetSize} targets a row; this was fitted on {TargetSize}.", nameof(set));
        }

        float[] targets = new float[set.Targets.Length];
        columns.Apply(set.Targets, targets);
        return targets;
    }
}
