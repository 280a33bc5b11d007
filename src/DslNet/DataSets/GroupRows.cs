namespace DslNet;

/// <summary>The rows of each group, in the order in which the groups first occur.</summary>
internal static class GroupRows
{
    /// <exception cref="ArgumentException">There is no group for each row, or one is null.</exception>
    public static int[][] Of<TGroup>(SampleTable table, IReadOnlyList<TGroup> groups)
        where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != table.Count)
        {
            throw new ArgumentException($"{groups.Count} groups came for {table.Count} rows; one for each row is expected.", nameof(groups));
        }

        Dictionary<TGroup, List<int>> rows = [];
        List<List<int>> inOrder = [];
        for (int row = 0; row < groups.Count; row++)
        {
            if (groups[row] is not { } group)
            {
                throw new ArgumentException($"The group of row {row} is null.", nameof(groups));
            }

            if (!rows.TryGetValue(group, out List<int>? members))
            {
                rows[group] = members = [];
                inOrder.Add(members);
            }

            members.Add(row);
        }

        return [.. inOrder.Select(members => members.ToArray())];
    }
}
