using System.Text;

namespace DslNet;

/// <summary>
/// Error rates of recognized sequences: the least number of substitutions, deletions and insertions between reference and hypothesis (V. I. Levenshtein,
/// Binary Codes Capable of Correcting Deletions, Insertions and Reversals, 1966) over the length of the reference. The rate of a set is the sum of all
/// errors over the sum of all lengths.
/// </summary>
public static class ErrorRates
{
    /// <summary>The edits between two sequences of labels.</summary>
    /// <param name="reference">What is right.</param>
    /// <param name="hypothesis">What was recognized.</param>
    public static EditCounts Labels(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis) => EditDistance.Between(reference, hypothesis);

    /// <summary>The edits between two texts by characters: Unicode scalar values, so that a character outside of the basic plane is one. Blanks count.</summary>
    /// <param name="reference">What is right.</param>
    /// <param name="hypothesis">What was recognized.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    public static EditCounts Characters(string reference, string hypothesis)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(hypothesis);
        return EditDistance.Between<Rune>([.. reference.EnumerateRunes()], [.. hypothesis.EnumerateRunes()]);
    }

    /// <summary>The edits between two texts by words: what stands between white space. Case and punctuation count.</summary>
    /// <param name="reference">What is right.</param>
    /// <param name="hypothesis">What was recognized.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    public static EditCounts Words(string reference, string hypothesis)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(hypothesis);
        return EditDistance.Between<string>(WordsOf(reference), WordsOf(hypothesis));
    }

    /// <summary>The character error rate (CER) of a set of texts: all errors over all characters of the references. 0.1 is ten per cent.</summary>
    /// <param name="references">What is right.</param>
    /// <param name="hypotheses">What was recognized; as many.</param>
    /// <exception cref="ArgumentException">No texts, or different numbers of them.</exception>
    /// <exception cref="ArgumentNullException">A list or a text is null.</exception>
    public static double Character(IReadOnlyList<string> references, IReadOnlyList<string> hypotheses) => Sum(references, hypotheses, Characters).Rate;

    /// <summary>The word error rate (WER) of a set of texts: all errors over all words of the references. 0.1 is ten per cent.</summary>
    /// <param name="references">What is right.</param>
    /// <param name="hypotheses">What was recognized; as many.</param>
    /// <exception cref="ArgumentException">No texts, or different numbers of them.</exception>
    /// <exception cref="ArgumentNullException">A list or a text is null.</exception>
    public static double Word(IReadOnlyList<string> references, IReadOnlyList<string> hypotheses) => Sum(references, hypotheses, Words).Rate;

    private static EditCounts Sum(IReadOnlyList<string> references, IReadOnlyList<string> hypotheses, Func<string, string, EditCounts> edits)
    {
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(hypotheses);
        if (references.Count == 0)
        {
            throw new ArgumentException("At least one text is needed; none came.", nameof(references));
        }

        if (hypotheses.Count != references.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"{hypotheses.Count} hypotheses came for {references.Count} references."), nameof(hypotheses));
        }

        EditCounts sum = default;
        for (int i = 0; i < references.Count; i++)
        {
            sum += edits(references[i], hypotheses[i]);
        }

        return sum;
    }

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
