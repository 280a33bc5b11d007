namespace DslNet;

/// <summary>A threshold on a score, and how decisions by it do on the samples that it was chosen from: a score of at least it is a positive.</summary>
/// <param name="Threshold">The threshold; a score that occurred.</param>
/// <param name="Precision">The share of true positives among the positives that it takes.</param>
/// <param name="Recall">The share of the true positives that it finds.</param>
/// <param name="F1">The harmonic mean of the two.</param>
public readonly record struct DecisionThreshold(float Threshold, double Precision, double Recall, double F1)
{
    /// <summary>Every member, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"DecisionThreshold {{ Threshold = {Threshold}, Precision = {Precision}, Recall = {Recall}, F1 = {F1} }}");
}
