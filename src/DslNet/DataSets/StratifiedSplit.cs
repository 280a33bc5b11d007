namespace DslNet;

/// <summary>
/// Stratified split: draws the rows of the three parts. Class by class, the ideal counts (rows × share) are rounded down, and the remaining rows
/// go, at most one per part, to the parts that are furthest below their share so far, but first to training where it would have none of the class. So each class is within one of its share in each part,
/// and the totals stay near theirs.
/// </summary>
internal static class StratifiedSplit
{
    private const int Parts = 3;

    public static (int[] Train, int[] Validation, int[] Test) Draw(SampleTable table, double validation, double test, ulong seed)
    {
        double[] shares = Shares(validation, test);
        ClassMembers.MustSuffice(table, "A split");
        var random = new SeededRandom(seed);
        List<int>[] parts = [[], [], []];
        Span<double> behind = stackalloc double[Parts];
        Span<int> counts = stackalloc int[Parts];
        foreach (int[] rows in RowsByClass(table))
        {
            random.Shuffle(rows);
            Round(rows.Length, shares, behind, counts);
            int start = 0;
            for (int part = 0; part < Parts; part++)
            {
                parts[part].AddRange(rows.AsSpan(start, counts[part]));
                start += counts[part];
            }
        }

        MustHaveRows(parts, shares, table.Count);
        int[][] drawn = [.. parts.Select(part => part.ToArray())];
        foreach (int[] part in drawn)
        {
            random.Shuffle(part);
        }

        return (drawn[0], drawn[1], drawn[2]);
    }

    public static double[] Shares(double validation, double test)
    {
        MustBeShare(validation, nameof(validation));
        MustBeShare(test, nameof(test));
        if (validation + test >= 1)
        {
            throw OutOfRange.Of(nameof(test), test, FormattableString.Invariant($"Together with validation ({validation}) the share must stay below 1, or nothing is left to train on."));
        }

        return [1 - validation - test, validation, test];
    }

    private static void MustBeShare(double share, string name)
    {
        if (!(share > 0 && share < 1))
        {
            throw OutOfRange.Of(name, share, "The share must be above 0 and below 1.");
        }
    }

    /// <summary>The rows of each class; all of them where there are no classes.</summary>
    public static IEnumerable<int[]> RowsByClass(SampleTable table) => table.HasLabels
        ? Enumerable.Range(0, table.Count).GroupBy(row => table.Labels[row]).OrderBy(group => group.Key).Select(group => group.ToArray())
        : [[.. Enumerable.Range(0, table.Count)]];

    private static void Round(int rows, ReadOnlySpan<double> shares, Span<double> behind, Span<int> counts)
    {
        const double Slack = 1e-9;   // so that 100 × 0.15 is 15, whatever the rounding of the product
        Span<bool> mayRoundUp = stackalloc bool[Parts];
        int left = rows;
        for (int part = 0; part < Parts; part++)
        {
            double ideal = rows * shares[part];
            counts[part] = (int)Math.Floor(ideal + Slack);
            mayRoundUp[part] = ideal - counts[part] > Slack;
            behind[part] += ideal - counts[part];
            left -= counts[part];
        }

        for (; left > 0; left--)
        {
            int most = counts[0] == 0 && mayRoundUp[0] ? 0 : MostBehind(behind, mayRoundUp);
            counts[most]++;
            behind[most]--;
            mayRoundUp[most] = false;
        }
    }

    private static int MostBehind(ReadOnlySpan<double> behind, ReadOnlySpan<bool> candidates)
    {
        int most = -1;
        for (int part = 0; part < Parts; part++)
        {
            if (candidates[part] && (most < 0 || behind[part] > behind[most]))
            {
                most = part;
            }
        }

        // The remaining rows are the sum of the fractional parts, so there is always a part to take one.
        return most < 0 ? 0 : most;
    }

    private static void MustHaveRows(List<int>[] parts, double[] shares, int count)
    {
        string[] names = ["training", "validation", "test"];
        string[] arguments = ["validation", "validation", "test"];
        for (int part = 0; part < Parts; part++)
        {
            if (parts[part].Count == 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"A share of {shares[part]:0.####} of {count} rows leaves the {names[part]} part empty."), arguments[part]);
            }
        }
    }
}
