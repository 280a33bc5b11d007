namespace DslNet;

/// <summary>What a network makes of a set: its loss, and the scores that fit its task.</summary>
/// <param name="Loss">The mean loss as the network defines it, without penalty, in eval mode.</param>
/// <param name="Classification">The scores of a classifier (cross-entropy, binary cross-entropy); else null.</param>
/// <param name="Regression">The scores of a regression; else null.</param>
public sealed record Evaluation(double Loss, ClassificationReport? Classification, RegressionReport? Regression)
{
    /// <summary>Loss, then the scores.</summary>
    public override string ToString()
    {
        string loss = FormattableString.Invariant($"loss {Loss:0.######}");
        return Classification is { } classes
            ? FormattableString.Invariant($"{loss}, accuracy {classes.Accuracy:0.####}\n{classes}")
            : $"{loss}, {Regression}";
    }
}
