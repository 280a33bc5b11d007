namespace DslNet;

/// <summary>What a network makes of a set: its loss, and the scores that fit its task.</summary>
/// <param name="Loss">The mean loss as the network defines it, without penalty, in eval mode; cross-entropies from logits, as in training.</param>
/// <param name="Classification">The scores of a classifier (cross-entropy, binary cross-entropy); else null. Of several binary outputs, all decisions in one table: see <see cref="MultiLabel"/>.</param>
/// <param name="Regression">The scores of a regression; else null.</param>
public sealed record Evaluation(double Loss, ClassificationReport? Classification, RegressionReport? Regression)
{
    /// <summary>The scores of each label, and averaged over them, where a binary cross-entropy has several outputs; else null.</summary>
    public MultiLabelReport? MultiLabel { get; init; }

    /// <summary>
    /// The rows for which the network gave numbers that aren't finite, during a <c>Fit</c>: they make the loss NaN or infinite, are no part
    /// of the other scores of a classifier, and make those of a regression NaN. <c>Evaluate</c> refuses them, so that it is 0 there.
    /// </summary>
    public int NonFiniteRows { get; init; }

    /// <summary>Loss, then the scores.</summary>
    public override string ToString()
    {
        string loss = FormattableString.Invariant($"loss {Loss:0.######}");
        string unscored = NonFiniteRows > 0 ? FormattableString.Invariant($" ({NonFiniteRows} rows with outputs that aren't finite)") : "";
        return Classification is { } classes
            ? FormattableString.Invariant($"{loss}{unscored}, accuracy {classes.Accuracy:0.####}\n{MultiLabel?.ToString() ?? classes.ToString()}")
            : $"{loss}{unscored}, {Regression}";
    }
}
