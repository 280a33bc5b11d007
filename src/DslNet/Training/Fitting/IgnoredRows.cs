namespace DslNet;

/// <summary>Rows with the ignored class: they are left out of training and evaluation.</summary>
internal static class IgnoredRows
{
    /// <summary>The network's ignored class where rows of the set have it, else null.</summary>
    public static int? LabelIn(NetworkInfo info, SampleSet set) => info.IgnoredClass is { } ignored && set.Labels.Contains(ignored) ? ignored : null;

    /// <summary>The number of rows of a set that are evaluated.</summary>
    public static int JudgedIn(NetworkInfo info, SampleSet set) => set.Count - (LabelIn(info, set) is { } ignored ? set.Labels.Count(ignored) : 0);

    /// <summary>The rows of a set that are evaluated: all but those of the ignored class.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static SampleSet Without(NetworkInfo info, SampleSet set)
    {
        if (LabelIn(info, set) is not { } ignored)
        {
            return set;
        }

        int[] rows = [.. Enumerable.Range(0, set.Count).Where(row => set.Labels[row] != ignored)];
        return rows.Length > 0
            ? new Dataset(set.Table.Select(rows))
            : throw new ArgumentException(FormattableString.Invariant($"Every row of the set has the label {ignored}, which stands for no class; there is nothing to judge by."), nameof(set));
    }

    /// <exception cref="ArgumentException">The set's ignored class isn't the network's.</exception>
    public static void MustBeKnown(NetworkInfo info, SampleSet set, string name)
    {
        if (set.Table.IgnoredClass is { } ignored && ignored != info.IgnoredClass && (uint)ignored >= (uint)set.ClassCount && set.Labels.Contains(ignored))
        {
            string own = info.IgnoredClass is { } other ? FormattableString.Invariant($"for {info.Name} it is {other}") : $"{info.Name} has no such label";
            throw new ArgumentException(FormattableString.Invariant($"The set has rows with the label {ignored}, which stands for no class; {own}. Say so in its attribute: [Network(IgnoredClass = {ignored})]."), name);
        }
    }
}
