namespace DslNet;

/// <summary>Draws whole groups for the three parts, as scikit-learn's GroupShuffleSplit: a share is one of the groups, however many rows each has.</summary>
internal static class GroupSplit
{
    private const int Parts = 3, Draws = 100;

    public static int[][] Draw(SampleTable table, int[][] groups, double validation, double test, ulong seed)
    {
        double[] shares = StratifiedSplit.Shares(validation, test);
        if (groups.Length < Parts)
        {
            throw new ArgumentException($"There must be a group for each of the three parts, training, validation and test; there are {groups.Length} groups.", nameof(groups));
        }

        int inValidation = Math.Max(1, Nearest(groups.Length * shares[1])), inTest = Math.Max(1, Nearest(groups.Length * shares[2]));
        int inTraining = groups.Length - inValidation - inTest;
        if (inTraining < 1)
        {
            throw OutOfRange.Of(nameof(test), test, FormattableString.Invariant($"Of {groups.Length} groups validation gets {inValidation} and test {inTest}, and nothing is left to train on."));
        }

        var random = new SeededRandom(seed);
        int missing = -1;
        for (int draw = 0; draw < Draws; draw++)
        {
            random.Shuffle(groups);
            int[][] parts = [Rows(groups[..inTraining]), Rows(groups[inTraining..(inTraining + inValidation)]), Rows(groups[(inTraining + inValidation)..])];
            missing = MissingIn(table, parts[0]);
            if (missing < 0)
            {
                foreach (int[] part in parts)
                {
                    random.Shuffle(part);
                }

                return parts;
            }
        }

        throw new ArgumentException(
            FormattableString.Invariant($"In {Draws} draws training never got all classes; in the last it lacked {ClassMembers.NameOf(table, missing)}. Rows of each class in several groups are needed, or smaller shares for validation and test."), nameof(groups));
    }

    /// <summary>A class that has rows, but none among these; −1 where there is none.</summary>
    private static int MissingIn(SampleTable table, int[] rows)
    {
        bool[] found = new bool[table.ClassNames.Length];
        foreach (int row in table.HasLabels ? rows : [])
        {
            if (IsClass(table.Labels[row]))
            {
                found[table.Labels[row]] = true;
            }
        }

        return table.Labels.FirstOrDefault(label => IsClass(label) && !found[label], -1);

        // A label that stands for no class is beside the classes.
        bool IsClass(int label) => (uint)label < (uint)found.Length;
    }

    private static int[] Rows(int[][] groups) => [.. groups.SelectMany(rows => rows).Order()];

    private static int Nearest(double number) => (int)Math.Floor(number + 0.5 + 1e-9);
}
