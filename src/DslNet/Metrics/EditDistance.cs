namespace DslNet;

/// <summary>Levenshtein's distance by dynamic programming, with the kinds of edits: time is the product of the lengths, memory the length of the hypothesis.</summary>
internal static class EditDistance
{
    public static EditCounts Between<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> hypothesis)
        where T : IEquatable<T>
    {
        // best[j]: the edits from the reference's elements so far to the first j of the hypothesis.
        EditCounts[] best = new EditCounts[hypothesis.Length + 1];
        for (int j = 1; j < best.Length; j++)
        {
            best[j] = new EditCounts(0, 0, j, 0);
        }

        for (int i = 0; i < reference.Length; i++)
        {
            EditCounts diagonal = best[0];
            best[0] = new EditCounts(0, i + 1, 0, 0);
            for (int j = 1; j < best.Length; j++)
            {
                EditCounts above = best[j], left = best[j - 1];
                best[j] = reference[i].Equals(hypothesis[j - 1]) ? diagonal
                    : diagonal.Errors <= above.Errors && diagonal.Errors <= left.Errors ? diagonal with { Substitutions = diagonal.Substitutions + 1 }
                    : above.Errors <= left.Errors ? above with { Deletions = above.Deletions + 1 }
                    : left with { Insertions = left.Insertions + 1 };
                diagonal = above;
            }
        }

        return best[^1] with { ReferenceLength = reference.Length };
    }
}
