namespace DslNet;

/// <summary>A sparse confusion matrix: its non-zero cells, at most as many as samples.</summary>
internal sealed record SparseCounts(IReadOnlyList<(int Truth, int Predicted, int Count)> Cells)
{
    public static SparseCounts? Of(ConfusionMatrix? matrix) => matrix is null ? null : new SparseCounts([.. matrix.NonZero()]);

    /// <summary>The matrix of a set.</summary>
    /// <param name="classNames">The names of its classes.</param>
    /// <param name="samples">The number of its samples: an upper bound of the counts (rows with non-finite outputs aren't counted). Checked before memory is allocated.</param>
    /// <exception cref="FormatException">These aren't the counts of such a set.</exception>
    public ConfusionMatrix ToMatrix(IReadOnlyList<string> classNames, int samples)
    {
        long total = 0;
        foreach ((int truth, int predicted, int count) in Cells)
        {
            if ((uint)truth >= (uint)classNames.Count || (uint)predicted >= (uint)classNames.Count || count <= 0)
            {
                throw new FormatException(FormattableString.Invariant($"{count} samples of class {truth} taken for {predicted}: there are {classNames.Count} classes."));
            }

            total += count;
        }

        if (total == 0 || total > samples)
        {
            throw new FormatException(FormattableString.Invariant($"{total} samples are counted; the validation set has {samples}."));
        }

        int[] truths = new int[total], predictions = new int[total];
        int at = 0;
        foreach ((int truth, int predicted, int count) in Cells)
        {
            truths.AsSpan(at, count).Fill(truth);
            predictions.AsSpan(at, count).Fill(predicted);
            at += count;
        }

        return new ConfusionMatrix(truths, predictions, classNames);
    }
}
