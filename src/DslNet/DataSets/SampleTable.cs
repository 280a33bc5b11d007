namespace DslNet;

/// <summary>The rows behind a set: checked once, never changed afterwards, and shared between the sets made of them.</summary>
internal sealed class SampleTable
{
    private SampleTable(float[] inputs, int count, float[] targets, int[] labels, string[] classNames, string[] featureNames)
    {
        Inputs = inputs;
        Count = count;
        Targets = targets;
        Labels = labels;
        ClassNames = classNames;
        FeatureNames = featureNames;
    }

    public float[] Inputs { get; }

    public int Count { get; }

    public int InputSize => Inputs.Length / Count;

    public float[] Targets { get; }

    public int TargetSize => HasLabels ? 1 : Targets.Length / Count;

    public int[] Labels { get; }

    public bool HasLabels => Labels.Length > 0;

    public string[] ClassNames { get; }

    public string[] FeatureNames { get; }

    public static SampleTable Labelled(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int classes, IReadOnlyList<string>? featureNames)
    {
        SampleChecks.Classes(classes);
        return Labelled(inputs, labels, [.. Enumerable.Range(0, classes).Select(InvariantName)], featureNames);
    }

    public static SampleTable Labelled(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames, IReadOnlyList<string>? featureNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        SampleChecks.ClassNames(classNames);
        SampleChecks.Inputs(inputs.Length, labels.Length, nameof(labels));
        SampleChecks.Labels(labels, classNames.Count);
        string[] features = SampleChecks.FeatureNames(featureNames, inputs.Length / labels.Length);
        return new SampleTable(inputs.ToArray(), labels.Length, [], labels.ToArray(), [.. classNames], features);
    }

    public static SampleTable WithTargets(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int targetSize, IReadOnlyList<string>? featureNames)
    {
        int count = SampleChecks.Targets(targets.Length, targetSize);
        SampleChecks.Inputs(inputs.Length, count, nameof(targets));
        string[] features = SampleChecks.FeatureNames(featureNames, inputs.Length / count);
        return new SampleTable(inputs.ToArray(), count, targets.ToArray(), [], [], features);
    }

    /// <summary>The given rows, in the given order, as a table of their own.</summary>
    public SampleTable Select(ReadOnlySpan<int> rows)
    {
        int inputSize = InputSize;
        float[] inputs = new float[rows.Length * inputSize];
        float[] targets = HasLabels ? [] : new float[rows.Length * TargetSize];
        int[] labels = HasLabels ? new int[rows.Length] : [];
        for (int i = 0; i < rows.Length; i++)
        {
            Inputs.AsSpan(rows[i] * inputSize, inputSize).CopyTo(inputs.AsSpan(i * inputSize));
            if (HasLabels)
            {
                labels[i] = Labels[rows[i]];
            }
            else
            {
                Targets.AsSpan(rows[i] * TargetSize, TargetSize).CopyTo(targets.AsSpan(i * TargetSize));
            }
        }

        return new SampleTable(inputs, rows.Length, targets, labels, ClassNames, FeatureNames);
    }

    /// <summary>The same samples with transformed inputs. Names of features stay where their number stays.</summary>
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

        float[] inputs = new float[checked(Count * transform.OutputSize)];
        transform.Apply(Inputs, inputs);
        string[] features = transform.OutputSize == InputSize ? FeatureNames : [];
        return new SampleTable(inputs, Count, Targets, Labels, ClassNames, features);
    }

    private static string InvariantName(int label) => label.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
