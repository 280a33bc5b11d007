namespace DslNet;

/// <summary>
/// The edits that make a hypothesis of a reference, as few as possible: Levenshtein's distance, by kind. Several of the shortest ways can exist; of those
/// that end alike, a pair of elements (equal or substituted) is taken before a deletion, and a deletion before an insertion. <see cref="Errors"/> is
/// the same for all of them.
/// </summary>
/// <param name="Substitutions">Elements of the reference in whose place the hypothesis has another one.</param>
/// <param name="Deletions">Elements of the reference that the hypothesis lacks.</param>
/// <param name="Insertions">Elements of the hypothesis that the reference lacks.</param>
/// <param name="ReferenceLength">Elements of the reference.</param>
public readonly record struct EditCounts(int Substitutions, int Deletions, int Insertions, int ReferenceLength)
{
    /// <summary>Substitutions, deletions and insertions together: Levenshtein's distance.</summary>
    public int Errors => Substitutions + Deletions + Insertions;

    /// <summary>
    /// The error rate, (substitutions + deletions + insertions) / length of the reference; above 1 where much was inserted. Of an empty reference it is 0
    /// without errors, and infinite with some.
    /// </summary>
    public double Rate => Errors == 0 ? 0 : (double)Errors / ReferenceLength;

    /// <summary>The counts of two pairs of sequences together: the rate of a whole set is the rate of the sum, not the mean of the rates.</summary>
    /// <param name="left">Of one pair.</param>
    /// <param name="right">Of the other.</param>
    public static EditCounts operator +(EditCounts left, EditCounts right) => new(
        left.Substitutions + right.Substitutions, left.Deletions + right.Deletions, left.Insertions + right.Insertions, left.ReferenceLength + right.ReferenceLength);

    /// <summary>The rate and the counts, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rate:P2}: {Errors} errors in {ReferenceLength} ({Substitutions} substitutions, {Deletions} deletions, {Insertions} insertions)");
}
