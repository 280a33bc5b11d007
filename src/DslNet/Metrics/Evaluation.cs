namespace DslNet;

/// <summary>The evaluation of a network on a set: its loss, and the metrics of its task.</summary>
/// <param name="Loss">The mean loss as the network defines it, without penalty, in eval mode; cross-entropies from logits, as in training.</param>
/// <param name="Classification">The metrics of a classifier (cross-entropy, binary cross-entropy); else null. For several binary outputs, all decisions pooled: see <see cref="MultiLabel"/>. Of a sequence, each step that its loss counts is a sample.</param>
/// <param name="Regression">The metrics of a regression; else null.</param>
public sealed record Evaluation(double Loss, ClassificationReport? Classification, RegressionReport? Regression)
{
    /// <summary>The scores of each label, and averaged over them, where a binary cross-entropy has several outputs; else null.</summary>
    public MultiLabelReport? MultiLabel { get; init; }

    /// <summary>
    /// For a network with <see cref="DslNet.Loss.Ctc"/>: the edits between the labels and what <see cref="CtcDecoder.Greedy(ReadOnlySpan{float}, int)"/> makes of the
    /// output, of all rows together; its rate is the label error rate. Else null.
    /// </summary>
    public EditCounts? LabelErrors { get; init; }

    /// <summary>For a network with several outputs: each of them, in the order of the definition; <see cref="Loss"/> is the weighted sum of their losses. Else empty.</summary>
    public IReadOnlyList<HeadEvaluation> Heads { get; init; } = [];

    /// <summary>The evaluation of one output of several.</summary>
    /// <param name="head">Its name.</param>
    /// <exception cref="ArgumentException">There is no output of that name.</exception>
    public Evaluation this[string head] => Heads.FirstOrDefault(each => each.Name == head)?.Evaluation
        ?? throw new ArgumentException($"There is no output \"{head}\"; there {(Heads.Count == 0 ? "is one, without a name" : $"are {string.Join(", ", Heads.Select(each => each.Name))}")}.", nameof(head));

    /// <summary>
    /// The number of rows with non-finite outputs, during a <c>Fit</c>: they make the loss NaN or infinite, are left out
    /// of the other metrics of a classifier, and make those of a regression NaN. <c>Evaluate</c> refuses them, so that it is 0 there.
    /// </summary>
    public int NonFiniteRows { get; init; }

    /// <summary>Loss, then the scores.</summary>
    public override string ToString()
    {
        string loss = FormattableString.Invariant($"loss {Loss:0.######}");
        string unscored = NonFiniteRows > 0 ? FormattableString.Invariant($" ({NonFiniteRows} rows with outputs that aren't finite)") : "";
        return Heads.Count > 0
            ? $"{loss}{unscored}\n{string.Join("\n", Heads.Select(head => $"{head.Name}: {head.Evaluation}"))}"
            : Classification is { } classes
            ? FormattableString.Invariant($"{loss}{unscored}, accuracy {classes.Accuracy:0.####}\n{MultiLabel?.ToString() ?? classes.ToString()}")
            : LabelErrors is { } errors
            ? $"{loss}{unscored}, label error rate {errors}"
            : $"{loss}{unscored}, {Regression}";
    }
}
