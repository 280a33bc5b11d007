namespace DslNet;

/// <summary>
/// Assigns each group to a fold, as scikit-learn's GroupKFold: from the largest group to the smallest, each goes to the fold that has
/// the fewest rows so far. The seed decides the order of equal groups.
/// </summary>
internal static class GroupFoldPlan
{
    public static int[][] Draw(int[][] groups, int folds, ulong seed)
    {
        if (folds < 2 || folds > groups.Length)
        {
            throw OutOfRange.Of("count", folds, $"Expected 2 to {groups.Length} folds, as many as there are groups at most.");
        }

        SeededRandom random = new(seed);
        random.Shuffle(groups);
        List<int>[] drawn = [.. Enumerable.Range(0, folds).Select(_ => new List<int>())];
        foreach (int[] group in groups.OrderByDescending(rows => rows.Length))
        {
            drawn.MinBy(fold => fold.Count)!.AddRange(group);
        }

        int[][] result = [.. drawn.Select(fold => fold.Order().ToArray())];
        foreach (int[] fold in result)
        {
            random.Shuffle(fold);
        }

        return result;
    }
}
