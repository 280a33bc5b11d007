using System.Globalization;

namespace DslNet.Reports;

/// <summary>The results of a network on a set: scores, ROC curves, and each sample's prediction.</summary>
public sealed class Judgement
{
    private readonly SampleResult[] worstFirst;

    private Judgement(string setName, Evaluation evaluation, IEnumerable<SampleResult> samples)
    {
        SetName = setName;
        Evaluation = evaluation;
        RocLines = evaluation switch
        {
            { MultiLabel: { } labels } => [.. labels.LabelNames.Zip(labels.RocCurves, (name, curve) => new RocLine(name, curve))],
            { Classification: { } classes } => RocLine.Of(classes),
            _ => [],
        };

        // NaN sorts first, as the worst; the sort is stable.
        worstFirst = [.. samples.OrderByDescending(sample => double.IsNaN(sample.Loss) ? double.PositiveInfinity : sample.Loss)];
    }

    /// <summary>The set's name for display, such as "test set".</summary>
    public string SetName { get; }

    /// <summary>The number of samples.</summary>
    public int Count => worstFirst.Length;

    /// <summary>Loss and scores.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The ROC curves of a classifier, or of each label where a sample may have several; else empty.</summary>
    public IReadOnlyList<RocLine> RocLines { get; }

    /// <summary>Evaluates the finished network on the test set; its mode is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples.</param>
    /// <param name="pictures">The same rows as they are to be shown: before they were scaled, say. Null: as the network sees them.</param>
    /// <exception cref="ArgumentException">The set doesn't fit the network, or the pictures don't fit the set.</exception>
    public static Judgement Of(INetwork network, TestSet set, SampleSet? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new("test set", network.Evaluate(set), SampleEvaluator.Judge(network, set, pictures));
    }

    /// <summary>Evaluates a network on the validation set; its mode is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples.</param>
    /// <param name="pictures">The same rows as they are to be shown; null: as the network sees them.</param>
    /// <exception cref="ArgumentException">The set doesn't fit the network, or the pictures don't fit the set.</exception>
    public static Judgement Of(INetwork network, ValidationSet set, SampleSet? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new("validation set", network.Evaluate(set), SampleEvaluator.Judge(network, set, pictures));
    }

    /// <summary>The samples of the highest loss, the worst first; of equals the first.</summary>
    /// <param name="count">How many at most; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public IReadOnlyList<SampleResult> Worst(int count) => count >= 0
        ? worstFirst[..Math.Min(count, worstFirst.Length)]
        : throw new ArgumentOutOfRangeException(nameof(count), string.Create(CultureInfo.InvariantCulture, $"The number of samples must be at least 0. It is {count}."));
}
