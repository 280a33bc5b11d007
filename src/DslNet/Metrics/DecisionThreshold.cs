namespace DslNet;

/// <summary>A decision threshold on a score (at least the threshold is positive), and its metrics on the samples that it was chosen on.</summary>
/// <param name="Threshold">The threshold; one of the scores.</param>
/// <param name="Precision">TP/(TP + FP).</param>
/// <param name="Recall">TP/(TP + FN).</param>
/// <param name="F1">The harmonic mean of the two.</param>
public readonly record struct DecisionThreshold(float Threshold, double Precision, double Recall, double F1)
{
    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"DecisionThreshold {{ Threshold = {Threshold}, Precision = {Precision}, Recall = {Recall}, F1 = {F1} }}");
}
