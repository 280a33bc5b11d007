namespace DslNet;

/// <summary>A sequence of labels that a beam search found in the output of a network (see <see cref="CtcDecoder.Beam"/>).</summary>
/// <param name="Labels">The labels, without blanks.</param>
/// <param name="LogProbability">The logarithm of its probability: of the sum over all alignments that the search has kept.</param>
/// <param name="Score">By which hypotheses are ranked: <paramref name="LogProbability"/> and what the caller's function has added to it.</param>
public sealed record CtcHypothesis(IReadOnlyList<int> Labels, double LogProbability, double Score)
{
    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"CtcHypothesis {{ Labels = {string.Join(" ", Labels)}, LogProbability = {LogProbability}, Score = {Score} }}");
}
