namespace DslNet;

/// <summary>
/// Assigns each row to a fold: class by class, in random order, the rows are dealt round-robin to the folds, each class continuing where the one
/// before it ended. So a class's counts in two folds differ by at most one, and so do the folds' sizes.
/// </summary>
internal static class FoldPlan
{
    public static int[][] Draw(SampleTable table, int folds, ulong seed)
    {
        ClassMembers.MustSuffice(table, "Cross-validation");
        SeededRandom random = new(seed);
        List<int>[] drawn = [.. Enumerable.Range(0, folds).Select(_ => new List<int>())];
        int next = 0;
        foreach (int[] rows in StratifiedSplit.RowsByClass(table))
        {
            random.Shuffle(rows);
            foreach (int row in rows)
            {
                drawn[next].Add(row);
                next = (next + 1) % folds;
            }
        }

        int[][] result = [.. drawn.Select(fold => fold.ToArray())];
        foreach (int[] fold in result)
        {
            random.Shuffle(fold);
        }

        return result;
    }
}
