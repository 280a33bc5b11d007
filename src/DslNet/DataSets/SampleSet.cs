namespace DslNet;

/// <summary>
/// Samples: <see cref="Count"/> rows of <see cref="InputSize"/> features, each with its class index (<see cref="Labels"/>)
/// or with <see cref="TargetSize"/> target values (<see cref="Targets"/>). A set is a copy of what it was made from
/// (or reads its features from an <see cref="IRowSource"/>) and never changes.
/// What a set may be used for is in its type: <see cref="TrainingSet"/>, <see cref="ValidationSet"/>, <see cref="TestSet"/>,
/// and <see cref="Dataset"/> for data that isn't split yet.
/// </summary>
public abstract class SampleSet
{
    private protected SampleSet(SampleTable table) => Table = table;

    /// <summary>The number of samples (rows), at least 1.</summary>
    public int Count => Table.Count;

    /// <summary>The number of features a row has.</summary>
    public int InputSize => Table.InputSize;

    /// <summary>The number of values a row's target has: the width of <see cref="Targets"/>, or 1 (the class index) where the set has <see cref="Labels"/>.</summary>
    public int TargetSize => Table.TargetSize;

    /// <summary>Whether the samples carry class indices rather than target values.</summary>
    public bool HasLabels => Table.HasLabels;

    /// <summary>The number of classes; 0 where the set has <see cref="Targets"/>.</summary>
    public int ClassCount => Table.ClassNames.Length;

    /// <summary>Whether the features are in memory. Where they are read from an <see cref="IRowSource"/>, only <see cref="CopyInputs"/> returns them.</summary>
    public bool InMemory => Table.InMemory;

    /// <summary>All features, row-major [<see cref="Count"/> × <see cref="InputSize"/>].</summary>
    /// <exception cref="InvalidOperationException">They aren't in memory.</exception>
    public ReadOnlySpan<float> Inputs => Table.Inputs;

    /// <summary>All target values, row-major [<see cref="Count"/> × <see cref="TargetSize"/>]; empty where the set has <see cref="Labels"/>.</summary>
    public ReadOnlySpan<float> Targets => Table.Targets;

    /// <summary>The class index of each row, in 0..<see cref="ClassCount"/>−1 (or the set's ignored class); empty where the set has <see cref="Targets"/>.</summary>
    public ReadOnlySpan<int> Labels => Table.Labels;

    /// <summary>The weight of each row (<c>WithWeights</c>); empty where all are 1.</summary>
    public ReadOnlySpan<float> Weights => Table.Weights;

    /// <summary>The name of each class, by class index; empty where the set has <see cref="Targets"/>.</summary>
    public IReadOnlyList<string> ClassNames => Table.ClassNames;

    /// <summary>The name of each feature; empty where none were given.</summary>
    public IReadOnlyList<string> FeatureNames => Table.FeatureNames;

    internal SampleTable Table { get; }

    /// <summary>The features of one row, [<see cref="InputSize"/>].</summary>
    /// <param name="row">The row, in 0..<see cref="Count"/>−1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The features aren't in memory.</exception>
    public ReadOnlySpan<float> Input(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw OutOfRange.Of(nameof(row), row, $"The row must be in 0..{Count - 1}.");
        }

        return Table.Inputs.AsSpan(row * InputSize, InputSize);
    }

    /// <summary>Copies the features of consecutive rows, from memory or from their source. Allocates nothing.</summary>
    /// <param name="first">The first row, in 0..<see cref="Count"/>.</param>
    /// <param name="destination">As many rows as it has room for, row-major [rows × <see cref="InputSize"/>].</param>
    /// <exception cref="ArgumentException">No whole number of rows, or more than there are from <paramref name="first"/> on.</exception>
    public void CopyInputs(int first, Span<float> destination)
    {
        if (first < 0 || first > Count)
        {
            throw OutOfRange.Of(nameof(first), first, $"The first row must be in 0..{Count}.");
        }

        if (destination.Length % InputSize != 0 || destination.Length / InputSize > Count - first)
        {
            throw new ArgumentException($"{destination.Length} values are no whole number of rows of {InputSize}, or are more than the {Count - first} rows from row {first} on.", nameof(destination));
        }

        Table.CopyInputs(first, destination);
    }

    /// <summary>One line: kind, rows, features, and classes or targets.</summary>
    public override string ToString() => HasLabels
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{GetType().Name}: {Count} rows × {InputSize} features, {ClassCount} classes")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{GetType().Name}: {Count} rows × {InputSize} features, {TargetSize} targets");
}
