namespace DslNet;

/// <summary>Samples that aren't split yet: <see cref="Split"/> makes training, validation and test set.</summary>
public sealed class Dataset : SampleSet
{
    /// <summary>Samples with class indices; the classes are named "0", "1", ….</summary>
    /// <param name="inputs">Features, row-major [rows × features]; copied. The number of rows is that of <paramref name="labels"/>.</param>
    /// <param name="labels">The class index of each row, in 0..<paramref name="classes"/>−1; copied.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <param name="ignoredClass">The label of rows to ignore, such as −100, for networks with that <see cref="NetworkAttribute.IgnoredClass"/>; null: none.</param>
    /// <exception cref="ArgumentException">No rows, lengths that don't fit, or a label out of range.</exception>
    public Dataset(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int classes, IReadOnlyList<string>? featureNames = null, int? ignoredClass = null)
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
    public Dataset(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames = null, int? ignoredClass = null)
        : this(SampleTable.Labelled(inputs, labels, classNames, featureNames, ignoredClass))
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

    /// <summary>Samples whose features aren't loaded, such as those of a file larger than memory; with class indices.</summary>
    /// <param name="inputs">The source of the features; it must stay open and unchanged while sets made from it are in use.</param>
    /// <param name="labels">The class index of each row, in 0..<paramref name="classes"/>−1; copied.</param>
    /// <param name="classes">The number of classes, at least 2; they are named "0", "1", ….</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <param name="ignoredClass">The label of rows to ignore, such as −100, for networks with that <see cref="NetworkAttribute.IgnoredClass"/>; null: none.</param>
    /// <exception cref="ArgumentException">No rows, another number of rows than labels, or a label out of range.</exception>
    public Dataset(IRowSource inputs, ReadOnlySpan<int> labels, int classes, IReadOnlyList<string>? featureNames = null, int? ignoredClass = null)
        : this(SampleTable.Labelled(inputs, labels, SampleTable.NamesOf(classes), featureNames, ignoredClass))
    {
    }

    /// <summary>Samples whose features aren't loaded, such as those of a file larger than memory; with named classes.</summary>
    /// <param name="inputs">The source of the features; it must stay open and unchanged while sets made from it are in use.</param>
    /// <param name="labels">The class index of each row, an index into <paramref name="classNames"/>; copied.</param>
    /// <param name="classNames">The name of each class, at least 2.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <param name="ignoredClass">The label of rows to ignore, such as −100, for networks with that <see cref="NetworkAttribute.IgnoredClass"/>; null: none.</param>
    /// <exception cref="ArgumentException">No rows, another number of rows than labels, or a label out of range.</exception>
    public Dataset(IRowSource inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames = null, int? ignoredClass = null)
        : this(SampleTable.Labelled(inputs, labels, classNames, featureNames, ignoredClass))
    {
    }

    /// <summary>Samples whose features aren't loaded, such as those of a file larger than memory; with target values.</summary>
    /// <param name="inputs">The source of the features; it must stay open and unchanged while sets made from it are in use.</param>
    /// <param name="targets">Target values, row-major [rows × <paramref name="targetSize"/>]; copied.</param>
    /// <param name="targetSize">The number of target values a row has.</param>
    /// <param name="featureNames">A name for each feature, or null.</param>
    /// <exception cref="ArgumentException">No rows, or another number of rows than targets.</exception>
    public Dataset(IRowSource inputs, ReadOnlySpan<float> targets, int targetSize = 1, IReadOnlyList<string>? featureNames = null)
        : this(SampleTable.WithTargets(inputs, targets, targetSize, featureNames))
    {
    }

    /// <summary>Samples of a network with several inputs, given by name: a row is their concatenation.</summary>
    /// <param name="network">The network's <c>Info</c>.</param>
    /// <param name="inputs">Every input once, in any order, such as <c>[("photo", photos), ("age", ages)]</c>; copied.</param>
    /// <param name="targets">Of a network with several outputs every output once, likewise; an output with a cross-entropy may have labels.</param>
    /// <exception cref="ArgumentException">An input or output is missing, there twice or unknown, or rows don't fit.</exception>
    public static Dataset For(NetworkInfo network, IReadOnlyList<NamedValues> inputs, IReadOnlyList<NamedValues> targets)
    {
        ArgumentNullException.ThrowIfNull(network);
        float[] rows = NamedRows.Inputs(network, inputs, out int count);
        return new Dataset(rows, NamedRows.Targets(network, targets, count), network.TargetSize);
    }

    /// <summary>The same of a network with one output, with target values.</summary>
    /// <param name="network">The network's <c>Info</c>.</param>
    /// <param name="inputs">Every input once, in any order; copied.</param>
    /// <param name="targets">Row-major [rows × <see cref="NetworkInfo.TargetSize"/>]; copied.</param>
    /// <exception cref="ArgumentException">An input is missing, there twice or unknown, or rows don't fit.</exception>
    public static Dataset For(NetworkInfo network, IReadOnlyList<NamedValues> inputs, ReadOnlySpan<float> targets)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Dataset(NamedRows.Inputs(network, inputs, out _), targets, network.TargetSize);
    }

    /// <summary>The same of a network with one output, with class indices.</summary>
    /// <param name="network">The network's <c>Info</c>.</param>
    /// <param name="inputs">Every input once, in any order; copied.</param>
    /// <param name="labels">The class index of each row; copied.</param>
    /// <param name="classNames">The name of each class; null: "0", "1", ….</param>
    /// <exception cref="ArgumentException">The network has several outputs; an input is missing, there twice or unknown; rows don't fit; or a label is out of range.</exception>
    public static Dataset For(NetworkInfo network, IReadOnlyList<NamedValues> inputs, ReadOnlySpan<int> labels, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Heads.Count > 1)
        {
            throw new ArgumentException($"{network.Name} has {network.Heads.Count} outputs, and labels are for one. Give the targets of each by its name: {string.Join(", ", network.Heads.Select(head => head.Name))}.", nameof(network));
        }

        float[] rows = NamedRows.Inputs(network, inputs, out _);
        return classNames is null ? new Dataset(rows, labels, Math.Max(2, network.Output.Size)) : new Dataset(rows, labels, classNames);
    }

    /// <summary>
    /// The samples with their features in the order of a network's inputs, matched by name: a feature belongs to the input of its name, or whose name it begins with, followed by a dot, an
    /// underscore or a bracket (<c>age</c>, <c>photo_0</c>, <c>photo_1</c> …); within an input, features keep their order.
    /// </summary>
    /// <param name="network">The network's <c>Info</c>; its inputs have names.</param>
    /// <exception cref="ArgumentException">Features have no names, belong to no input, or are too few or too many for one.</exception>
    /// <exception cref="InvalidOperationException">The features aren't in memory.</exception>
    public Dataset OrderedFor(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Dataset(Table.Ordered(FeatureOrder.Of(network, FeatureNames)));
    }

    internal Dataset(SampleTable table)
        : base(table)
    {
    }

    /// <summary>
    /// The same samples, each with a weight: training and the loss of <c>Evaluate</c> use the weighted mean, as with scikit-learn's
    /// <c>sample_weight</c>. Splits, folds and transforms keep each row's weight.
    /// </summary>
    /// <param name="weights">[<see cref="SampleSet.Count"/>], finite and not negative, not all 0; copied.</param>
    /// <exception cref="ArgumentException">There isn't one for each row, one is negative or not finite, or all are 0.</exception>
    public Dataset WithWeights(ReadOnlySpan<float> weights) => new(Table.WithWeights(weights));

    /// <summary>The same samples with transformed features.</summary>
    /// <param name="transform">The transform; its InputSize must be this set's.</param>
    /// <exception cref="ArgumentException">The transform's input size isn't the number of features.</exception>
    public Dataset Apply(IFeatureTransform transform) => new(Table.Transform(transform));

    /// <summary>A contiguous range of rows as a dataset: for collections whose parts are defined by order.</summary>
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

    /// <summary>All samples as a training set, where there is a separate test set.</summary>
    public TrainingSet AsTrainingSet() => new(Table);

    /// <summary>All samples as a validation set.</summary>
    public ValidationSet AsValidationSet() => new(Table);

    /// <summary>All samples as a test set.</summary>
    public TestSet AsTestSet() => new(Table);

    /// <summary>
    /// Splits the rows at random into three disjoint parts that together are the whole. Where there are labels, the split is
    /// stratified: in each part a class has its share of rows, rounded up or down, and in training at least one. The same seed
    /// gives the same split everywhere.
    /// </summary>
    /// <param name="validation">The share of rows for validation, above 0.</param>
    /// <param name="test">The share of rows for the test, above 0; the two together below 1.</param>
    /// <param name="seed">The seed of the random choice.</param>
    /// <exception cref="ArgumentException">A share is no such number, or a part would have no row.</exception>
    /// <exception cref="InvalidOperationException">A class has a single row, which can't be in more than one part; as scikit-learn's train_test_split with stratify.</exception>
    public DataSplit Split(double validation = 0.15, double test = 0.15, Seed seed = default)
    {
        (int[] trainRows, int[] validationRows, int[] testRows) = StratifiedSplit.Draw(Table, validation, test, seed);
        return new DataSplit(new TrainingSet(Table.Select(trainRows)), new ValidationSet(Table.Select(validationRows)), new TestSet(Table.Select(testRows)));
    }

    /// <summary>
    /// Cross-validation, for small tables: the rows are divided at random into folds of equal size (within one row), and each fold is
    /// the validation set once while the others are the training set. Where there are labels, the folds are stratified.
    /// The same seed gives the same folds everywhere.
    /// </summary>
    /// <param name="count">The number of folds, 2 to the number of rows.</param>
    /// <param name="seed">The seed of the random choice.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than rows.</exception>
    /// <exception cref="InvalidOperationException">A class has a single row, which one fold's training set would lack.</exception>
    public IReadOnlyList<Fold> Folds(int count, Seed seed = default)
    {
        if (count < 2 || count > Count)
        {
            throw OutOfRange.Of(nameof(count), count, $"Expected 2 to {Count} folds, as many as there are rows at most.");
        }

        return FoldsOf(FoldPlan.Draw(Table, count, seed));
    }

    /// <summary>
    /// Splits the rows by groups, such as patients or speakers: no group has rows in two parts, so that
    /// evaluation measures generalization to unseen groups. As in scikit-learn's GroupShuffleSplit, the shares are shares of the
    /// groups, rounded to the nearest number, at least 1. Where there are labels, the draw is made again (up to 100 times) until training
    /// has rows of every class. The same seed gives the same split everywhere.
    /// </summary>
    /// <typeparam name="TGroup">The type of group keys: numbers, names, ….</typeparam>
    /// <param name="groups">The group of each row.</param>
    /// <param name="validation">The share of groups for validation, above 0.</param>
    /// <param name="test">The share of groups for the test, above 0; the two together below 1.</param>
    /// <param name="seed">The seed of the random choice.</param>
    /// <exception cref="ArgumentException">Not a group for each row, fewer than three groups, a share that is no such number or leaves none to train on, or classes that training can't have all of.</exception>
    public DataSplit Split<TGroup>(IReadOnlyList<TGroup> groups, double validation = 0.15, double test = 0.15, Seed seed = default)
        where TGroup : notnull
    {
        int[][] parts = GroupSplit.Draw(Table, GroupRows.Of(Table, groups), validation, test, seed);
        return new DataSplit(new TrainingSet(Table.Select(parts[0])), new ValidationSet(Table.Select(parts[1])), new TestSet(Table.Select(parts[2])));
    }

    /// <summary>
    /// Cross-validation by groups: no group is in both the training and the validation set. As in scikit-learn's GroupKFold, groups are assigned, from the
    /// largest on, to the fold with the fewest rows. A class that occurs in a single group is missing from the training set of that group's fold.
    /// </summary>
    /// <typeparam name="TGroup">The type of group keys: numbers, names, ….</typeparam>
    /// <param name="groups">The group of each row.</param>
    /// <param name="count">The number of folds, 2 to the number of groups.</param>
    /// <param name="seed">The seed of the choice between equal groups, and of the order of rows.</param>
    /// <exception cref="ArgumentException">Not a group for each row, fewer than 2 folds, or more than groups.</exception>
    public IReadOnlyList<Fold> Folds<TGroup>(IReadOnlyList<TGroup> groups, int count, Seed seed = default)
        where TGroup : notnull => FoldsOf(GroupFoldPlan.Draw(GroupRows.Of(Table, groups), count, seed));

    private IReadOnlyList<Fold> FoldsOf(int[][] folds)
    {
        return [.. folds.Select((rows, number) => new Fold(
            number,
            new TrainingSet(Table.Select([.. folds.Where(other => other != rows).SelectMany(other => other)])),
            new ValidationSet(Table.Select(rows))))];
    }
}
