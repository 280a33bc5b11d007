namespace DslNet;

/// <summary>Samples that aren't split yet: <see cref="Split"/> makes the three sets that training takes.</summary>
public sealed class Dataset : SampleSet
{
    /// <summary>Samples with class indices; the classes are named "0", "1", ….</summary>
    /// <param name="inputs">Features, row-major [rows × features]; copied. The number of rows is that of <paramref name="labels"/>.</param>
    /// <param name="labels">The class index of each row, in 0..<paramref name="classes"/>−1; copied.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, lengths that don't fit, or a label out of range.</exception>
    public Dataset(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int classes, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.Labelled(inputs, labels, classes, featureNames))
    {
    }

    /// <summary>Samples with class indices and named classes.</summary>
    /// <param name="inputs">Features, row-major [rows × features]; copied. The number of rows is that of <paramref name="labels"/>.</param>
    /// <param name="labels">The class index of each row, an index into <paramref name="classNames"/>; copied.</param>
    /// <param name="classNames">The name of each class, at least 2.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, lengths that don't fit, or a label out of range.</exception>
    public Dataset(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.Labelled(inputs, labels, classNames, featureNames))
    {
    }

    /// <summary>Samples with target values.</summary>
    /// <param name="inputs">Features, row-major [rows × features]; copied. The number of rows is that of <paramref name="targets"/>.</param>
    /// <param name="targets">Target values, row-major [rows × <paramref name="targetSize"/>]; copied.</param>
    /// <param name="targetSize">The number of target values a row has.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, or lengths that don't fit.</exception>
    public Dataset(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int targetSize = 1, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.WithTargets(inputs, targets, targetSize, featureNames))
    {
    }

    /// <summary>Samples whose features stay where they are, such as in a file larger than memory; with class indices.</summary>
    /// <param name="inputs">Gives the features; it must stay open and as it is while sets made from it are in use.</param>
    /// <param name="labels">The class index of each row, in 0..<paramref name="classes"/>−1; copied.</param>
    /// <param name="classes">The number of classes, at least 2; they are named "0", "1", ….</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, another number of rows than labels, or a label out of range.</exception>
    public Dataset(IRowSource inputs, ReadOnlySpan<int> labels, int classes, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.Labelled(inputs, labels, SampleTable.NamesOf(classes), featureNames))
    {
    }

    /// <summary>Samples whose features stay where they are, such as in a file larger than memory; with named classes.</summary>
    /// <param name="inputs">Gives the features; it must stay open and as it is while sets made from it are in use.</param>
    /// <param name="labels">The class index of each row, an index into <paramref name="classNames"/>; copied.</param>
    /// <param name="classNames">The name of each class, at least 2.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, another number of rows than labels, or a label out of range.</exception>
    public Dataset(IRowSource inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.Labelled(inputs, labels, classNames, featureNames))
    {
    }

    /// <summary>Samples whose features stay where they are, such as in a file larger than memory; with target values.</summary>
    /// <param name="inputs">Gives the features; it must stay open and as it is while sets made from it are in use.</param>
    /// <param name="targets">Target values, row-major [rows × <paramref name="targetSize"/>]; copied.</param>
    /// <param name="targetSize">The number of target values a row has.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, or another number of rows than targets.</exception>
    public Dataset(IRowSource inputs, ReadOnlySpan<float> targets, int targetSize = 1, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.WithTargets(inputs, targets, targetSize, featureNames))
    {
    }

    internal Dataset(SampleTable table)
        : base(table)
    {
    }

    /// <summary>The same samples with transformed features.</summary>
    /// <param name="transform">The transform; its InputSize must be this set's.</param>
    /// <exception cref="ArgumentException">The transform takes another number of features.</exception>
    public Dataset Apply(IFeatureTransform transform) => new(Table.Transform(transform));

    /// <summary>Rows that follow each other, as a dataset of their own: for collections whose parts are set by their order.</summary>
    /// <param name="rows">Which rows, such as <c>..8000</c>; at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or reaches beyond the rows there are.</exception>
    public Dataset Rows(Range rows)
    {
        int start = rows.Start.GetOffset(Count), end = rows.End.GetOffset(Count);
        if (start < 0 || end > Count || start >= end)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), $"The range must hold at least one of the rows 0..{Count - 1}. It is {start}..{end}.");
        }

        return new Dataset(Table.Select([.. Enumerable.Range(start, end - start)]));
    }

    /// <summary>All these samples to learn from, where the collection's authors have set others apart for the test.</summary>
    public TrainingSet AsTrainingSet() => new(Table);

    /// <summary>All these samples to choose by.</summary>
    public ValidationSet AsValidationSet() => new(Table);

    /// <summary>All these samples to judge the finished network by.</summary>
    public TestSet AsTestSet() => new(Table);

    /// <summary>
    /// Splits the rows at random into three disjoint parts that together are the whole. Where there are labels, every class is
    /// spread in proportion: in each part a class has its share of rows, rounded up or down. The same seed gives the same split everywhere.
    /// </summary>
    /// <param name="validation">The share of rows for validation, above 0.</param>
    /// <param name="test">The share of rows for the test, above 0; the two together below 1.</param>
    /// <param name="seed">What the random choice starts from.</param>
    /// <exception cref="ArgumentException">A share is no such number, or a part would have no row.</exception>
    public DataSplit Split(double validation = 0.15, double test = 0.15, Seed seed = default)
    {
        (int[] trainRows, int[] validationRows, int[] testRows) = StratifiedSplit.Draw(Table, validation, test, seed);
        return new DataSplit(new TrainingSet(Table.Select(trainRows)), new ValidationSet(Table.Select(validationRows)), new TestSet(Table.Select(testRows)));
    }

    /// <summary>
    /// Cross-validation, for small tables: the rows are divided at random into folds of equal size (within one row), and each fold is
    /// the validation set once while the others are learned from. Where there are labels, every class is spread evenly over the folds.
    /// The same seed gives the same folds everywhere.
    /// </summary>
    /// <param name="count">The number of folds, 2 to the number of rows.</param>
    /// <param name="seed">What the random choice starts from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than rows.</exception>
    public IReadOnlyList<Fold> Folds(int count, Seed seed = default)
    {
        if (count < 2 || count > Count)
        {
            throw OutOfRange.Of(nameof(count), count, $"Expected 2 to {Count} folds, as many as there are rows at most.");
        }

        int[][] folds = FoldPlan.Draw(Table, count, seed);
        return [.. folds.Select((rows, number) => new Fold(
            number,
            new TrainingSet(Table.Select([.. folds.Where(other => other != rows).SelectMany(other => other)])),
            new ValidationSet(Table.Select(rows))))];
    }
}
