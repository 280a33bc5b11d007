namespace DslNet;

/// <summary>The three parts that training needs, as three types that can't be mixed up.</summary>
public sealed class DataSplit
{
    /// <summary>Puts three sets together, such as those that a collection's authors have set apart.</summary>
    /// <param name="train">What is learned from.</param>
    /// <param name="validation">What choices are made by.</param>
    /// <param name="test">What the finished network is judged by.</param>
    /// <exception cref="ArgumentException">The sets differ in features, targets or classes.</exception>
    public DataSplit(TrainingSet train, ValidationSet validation, TestSet test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(test);
        MustFit(train, validation, nameof(validation));
        MustFit(train, test, nameof(test));
        Train = train;
        Validation = validation;
        Test = test;
    }

    /// <summary>What is learned from.</summary>
    public TrainingSet Train { get; }

    /// <summary>What choices are made by: when to stop, which settings.</summary>
    public ValidationSet Validation { get; }

    /// <summary>What the finished network is judged by, once.</summary>
    public TestSet Test { get; }

    /// <summary>The same split with transformed features in all three parts.</summary>
    /// <param name="transform">The transform, learned from <see cref="Train"/> alone.</param>
    /// <exception cref="ArgumentException">The transform takes another number of features.</exception>
    public DataSplit Apply(IFeatureTransform transform) => new(Train.Apply(transform), Validation.Apply(transform), Test.Apply(transform));

    /// <summary>One line a part.</summary>
    public override string ToString() => $"{Train}\n{Validation}\n{Test}";

    private static void MustFit(TrainingSet train, SampleSet other, string name)
    {
        if (other.InputSize != train.InputSize)
        {
            throw new ArgumentException($"The set has {other.InputSize} features a row, the training set {train.InputSize}.", name);
        }

        if (other.HasLabels != train.HasLabels)
        {
            throw new ArgumentException($"The set has {Kind(other)}, the training set {Kind(train)}.", name);
        }

        if (other.TargetSize != train.TargetSize || other.ClassCount != train.ClassCount)
        {
            throw new ArgumentException($"The set has {Extent(other)}, the training set {Extent(train)}.", name);
        }
    }

    private static string Kind(SampleSet set) => set.HasLabels ? "labels" : "targets";

    private static string Extent(SampleSet set) => set.HasLabels ? $"{set.ClassCount} classes" : $"{set.TargetSize} targets a row";
}
