namespace DslNet;

/// <summary>A test set: samples for the evaluation of the finished network, once.</summary>
public sealed class TestSet : SampleSet
{
    /// <summary>Samples with class indices; the classes are named "0", "1", ….</summary>
    /// <param name="inputs">Features, row-major [rows × features]; copied. The number of rows is that of <paramref name="labels"/>.</param>
    /// <param name="labels">The class index of each row, in 0..<paramref name="classes"/>−1; copied.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <param name="ignoredClass">The label of rows to ignore, such as −100, for networks with that <see cref="NetworkAttribute.IgnoredClass"/>; null: none.</param>
    /// <exception cref="ArgumentException">No rows, lengths that don't fit, or a label out of range.</exception>
    public TestSet(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int classes, IReadOnlyList<string>? featureNames = null, int? ignoredClass = null)
        : this(SampleTable.Labelled(inputs, labels, classes, featureNames, ignoredClass))
    {
    }

    /// <summary>Samples with class indices and named classes.</summary>
    /// <param name="inputs">Features, row-major [rows × features]; copied. The number of rows is that of <paramref name="labels"/>.</param>
    /// <param name="labels">The class index of each row, an index into <paramref name="classNames"/>; copied.</param>
    /// <param name="classNames">The name of each class, at least 2.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <param name="ignoredClass">The label of rows to ignore, such as −100, for networks with that <see cref="NetworkAttribute.IgnoredClass"/>; null: none.</param>
    /// <exception cref="ArgumentException">No rows, lengths that don't fit, or a label out of range.</exception>
    public TestSet(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames = null, int? ignoredClass = null)
        : this(SampleTable.Labelled(inputs, labels, classNames, featureNames, ignoredClass))
    {
    }

    /// <summary>Samples with target values.</summary>
    /// <param name="inputs">Features, row-major [rows × features]; copied. The number of rows is that of <paramref name="targets"/>.</param>
    /// <param name="targets">Target values, row-major [rows × <paramref name="targetSize"/>]; copied.</param>
    /// <param name="targetSize">The number of target values a row has.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, or lengths that don't fit.</exception>
    public TestSet(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int targetSize = 1, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.WithTargets(inputs, targets, targetSize, featureNames))
    {
    }

    internal TestSet(SampleTable table)
        : base(table)
    {
    }

    /// <summary>
    /// The same samples, each with a weight: training and the loss of <c>Evaluate</c> use the weighted mean, as with scikit-learn's
    /// <c>sample_weight</c>. Splits, folds and transforms keep each row's weight.
    /// </summary>
    /// <param name="weights">[<see cref="SampleSet.Count"/>], finite and not negative, not all 0; copied.</param>
    /// <exception cref="ArgumentException">There isn't one for each row, one is negative or not finite, or all are 0.</exception>
    public TestSet WithWeights(ReadOnlySpan<float> weights) => new(Table.WithWeights(weights));

    /// <summary>The same samples with transformed features.</summary>
    /// <param name="transform">The transform; its InputSize must be this set's.</param>
    /// <exception cref="ArgumentException">The transform's input size isn't the number of features.</exception>
    public TestSet Apply(IFeatureTransform transform) => new(Table.Transform(transform));

    /// <summary>The same samples as training data, for a final training on everything. Earlier test results don't apply to its network.</summary>
    public TrainingSet AsTrainingSet() => new(Table);
}
