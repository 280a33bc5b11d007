namespace DslNet;

/// <summary>The immutable rows of a set: validated once, and shared between the sets derived from them.</summary>
internal sealed class SampleTable
{
    private readonly float[]? inputs;
    private readonly IRowSource? source;
    private bool? isFinite;

    private SampleTable(float[] inputs, int count, float[] targets, int[] labels, string[] classNames, string[] featureNames)
        : this(count, inputs.Length / count, targets, labels, classNames, featureNames) => this.inputs = inputs;

    private SampleTable(IRowSource source, float[] targets, int[] labels, string[] classNames, string[] featureNames)
        : this(source.Count, source.RowSize, targets, labels, classNames, featureNames) => this.source = source;

    private SampleTable(int count, int inputSize, float[] targets, int[] labels, string[] classNames, string[] featureNames)
    {
        Count = count;
        InputSize = inputSize;
        Targets = targets;
        Labels = labels;
        ClassNames = classNames;
        FeatureNames = featureNames;
    }

    /// <summary>Whether the inputs are in memory rather than read from a source.</summary>
    public bool InMemory => inputs is not null;

    public float[] Inputs => inputs ?? throw new InvalidOperationException(
        $"The inputs of this set aren't in memory: they are read from their source row by row. Use {nameof(SampleSet.CopyInputs)} instead of {nameof(Inputs)}.");

    /// <summary>Whether all inputs and targets are in memory and finite. Computed once: a table never changes.</summary>
    public bool IsFinite => isFinite ??= inputs is not null && NonFinite.IndexOf(inputs) < 0 && NonFinite.IndexOf(Targets) < 0;

    public int Count { get; }

    public int InputSize { get; }

    public float[] Targets { get; }

    public int TargetSize => HasLabels ? 1 : Targets.Length / Count;

    public int[] Labels { get; }

    public bool HasLabels => Labels.Length > 0;

    public string[] ClassNames { get; }

    public string[] FeatureNames { get; }

    /// <summary>The weight of each row; empty where all are 1.</summary>
    public float[] Weights { get; private set; } = [];

    /// <summary>The ignored class, or null.</summary>
    public int? IgnoredClass { get; private init; }

    /// <summary>The same rows with their features in another order.</summary>
    /// <param name="places">The current index of each feature.</param>
    public SampleTable Ordered(int[] places)
    {
        float[] before = Inputs, ordered = new float[checked(Count * places.Length)];
        for (int row = 0; row < Count; row++)
        {
            for (int i = 0; i < places.Length; i++)
            {
                ordered[(row * places.Length) + i] = before[(row * InputSize) + places[i]];
            }
        }

        return new SampleTable(ordered, Count, Targets, Labels, ClassNames, [.. places.Select(place => FeatureNames[place])]) { Weights = Weights, IgnoredClass = IgnoredClass };
    }

    /// <summary>The same rows with some of their target values, of one output of several. The inputs are shared.</summary>
    /// <param name="start">The first value in a row.</param>
    /// <param name="size">How many.</param>
    public SampleTable WithTargetsOf(int start, int size)
    {
        float[] some = new float[checked(Count * size)];
        for (int row = 0; row < Count; row++)
        {
            Targets.AsSpan((row * TargetSize) + start, size).CopyTo(some.AsSpan(row * size));
        }

        return inputs is not null
            ? new SampleTable(inputs, Count, some, [], [], FeatureNames) { Weights = Weights }
            : new SampleTable(source!, some, [], [], FeatureNames) { Weights = Weights };
    }

    public static SampleTable Labelled(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int classes, IReadOnlyList<string>? featureNames, int? ignoredClass) =>
        Labelled(inputs, labels, NamesOf(classes), featureNames, ignoredClass);

    public static SampleTable Labelled(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames, int? ignoredClass)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        SampleChecks.ClassNames(classNames);
        SampleChecks.Inputs(inputs.Length, labels.Length, nameof(labels));
        SampleChecks.Labels(labels, classNames.Count, ignoredClass);
        string[] features = SampleChecks.FeatureNames(featureNames, inputs.Length / labels.Length);
        return new SampleTable(inputs.ToArray(), labels.Length, [], labels.ToArray(), [.. classNames], features) { IgnoredClass = ignoredClass };
    }

    public static SampleTable WithTargets(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int targetSize, IReadOnlyList<string>? featureNames)
    {
        int count = SampleChecks.Targets(targets.Length, targetSize);
        SampleChecks.Inputs(inputs.Length, count, nameof(targets));
        string[] features = SampleChecks.FeatureNames(featureNames, inputs.Length / count);
        return new SampleTable(inputs.ToArray(), count, targets.ToArray(), [], [], features);
    }

    public static SampleTable Labelled(IRowSource inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames, int? ignoredClass)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        SampleChecks.ClassNames(classNames);
        SampleChecks.Source(inputs, labels.Length, nameof(labels));
        SampleChecks.Labels(labels, classNames.Count, ignoredClass);
        return new SampleTable(inputs, [], labels.ToArray(), [.. classNames], SampleChecks.FeatureNames(featureNames, inputs.RowSize)) { IgnoredClass = ignoredClass };
    }

    public static SampleTable WithTargets(IRowSource inputs, ReadOnlySpan<float> targets, int targetSize, IReadOnlyList<string>? featureNames)
    {
        int count = SampleChecks.Targets(targets.Length, targetSize);
        SampleChecks.Source(inputs, count, nameof(targets));
        return new SampleTable(inputs, targets.ToArray(), [], [], SampleChecks.FeatureNames(featureNames, inputs.RowSize));
    }

    /// <summary>The default names "0", "1", … of classes.</summary>
    public static string[] NamesOf(int classes)
    {
        SampleChecks.Classes(classes);
        return [.. Enumerable.Range(0, classes).Select(InvariantName)];
    }

    /// <summary>Copies the inputs of as many rows as the destination has room for. Allocates nothing.</summary>
    public void CopyInputs(int first, Span<float> destination)
    {
        if (inputs is null)
        {
            source!.Read(first, destination);
        }
        else
        {
            inputs.AsSpan(first * InputSize, destination.Length).CopyTo(destination);
        }
    }

    /// <summary>The same rows, each with a weight.</summary>
    public SampleTable WithWeights(ReadOnlySpan<float> weights)
    {
        SampleChecks.Weights(weights, Count);
        var weighted = (SampleTable)MemberwiseClone();
        weighted.Weights = weights.ToArray();
        return weighted;
    }

    /// <summary>The same rows, each with the weight that it has in another table of them.</summary>
    public SampleTable WithWeightsOf(SampleTable other)
    {
        var weighted = (SampleTable)MemberwiseClone();
        weighted.Weights = other.Weights;
        return weighted;
    }

    /// <summary>The given rows, in the given order, as a table of their own.</summary>
    public SampleTable Select(ReadOnlySpan<int> rows)
    {
        int inputSize = InputSize;
        float[] inputs = InMemory ? new float[rows.Length * inputSize] : [];
        float[] targets = HasLabels ? [] : new float[rows.Length * TargetSize];
        int[] labels = HasLabels ? new int[rows.Length] : [];
        float[] weights = Weights.Length > 0 ? new float[rows.Length] : [];
        for (int i = 0; i < rows.Length; i++)
        {
            if (InMemory)
            {
                Inputs.AsSpan(rows[i] * inputSize, inputSize).CopyTo(inputs.AsSpan(i * inputSize));
            }

            if (weights.Length > 0)
            {
                weights[i] = Weights[rows[i]];
            }

            if (HasLabels)
            {
                labels[i] = Labels[rows[i]];
            }
            else
            {
                Targets.AsSpan(rows[i] * TargetSize, TargetSize).CopyTo(targets.AsSpan(i * TargetSize));
            }
        }

        return source is null
            ? new SampleTable(inputs, rows.Length, targets, labels, ClassNames, FeatureNames) { Weights = weights, IgnoredClass = IgnoredClass }
            : new SampleTable(new SelectedRows(source, rows.ToArray()), targets, labels, ClassNames, FeatureNames) { Weights = weights, IgnoredClass = IgnoredClass };
    }

    /// <summary>The same samples with transformed inputs. Feature names are kept where the number of features is.</summary>
    public SampleTable Transform(IFeatureTransform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        if (transform.InputSize != InputSize)
        {
            throw new ArgumentException($"The transform takes {transform.InputSize} features a row, the set has {InputSize}.", nameof(transform));
        }

        if (transform.OutputSize <= 0)
        {
            throw new ArgumentException($"The transform must return at least one feature a row; its OutputSize is {transform.OutputSize}.", nameof(transform));
        }

        string[] features = transform.OutputSize == InputSize ? FeatureNames : [];
        if (source is not null)
        {
            return new SampleTable(new TransformedRows(source, transform), Targets, Labels, ClassNames, features) { Weights = Weights, IgnoredClass = IgnoredClass };
        }

        float[] inputs = new float[checked(Count * transform.OutputSize)];
        transform.Apply(Inputs, inputs);
        return new SampleTable(inputs, Count, Targets, Labels, ClassNames, features) { Weights = Weights, IgnoredClass = IgnoredClass };
    }

    private static string InvariantName(int label) => label.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
