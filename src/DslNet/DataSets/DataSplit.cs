namespace DslNet;

/// <summary>Training, validation and test set, as three types that can't be confused.</summary>
public sealed class DataSplit
{
    /// <summary>A split of three given sets, such as the official ones of a benchmark.</summary>
    /// <param name="train">The training set.</param>
    /// <param name="validation">The validation set.</param>
    /// <param name="test">The test set.</param>
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

    /// <summary>The training set.</summary>
    public TrainingSet Train { get; }

    /// <summary>The validation set, for choices: when to stop, which settings.</summary>
    public ValidationSet Validation { get; }

    /// <summary>The test set, for the evaluation of the finished network, once.</summary>
    public TestSet Test { get; }

    /// <summary>The same split with transformed features in all three parts.</summary>
    /// <param name="transform">The transform, fitted on <see cref="Train"/> alone.</param>
    /// <exception cref="ArgumentException">The transform's input size isn't the number of features.</exception>
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
