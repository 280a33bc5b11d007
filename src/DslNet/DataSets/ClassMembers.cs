namespace DslNet;

/// <summary>The number of rows of each class. A class with a single row can't be stratified: one of the parts would lack it.</summary>
internal static class ClassMembers
{
    private const int Named = 5;

    /// <summary>Refuses classes of a single row, as scikit-learn's stratified train_test_split does.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="what">The kind of split, for the message.</param>
    /// <exception cref="InvalidOperationException">There is such a class; the message names it and its row.</exception>
    public static void MustSuffice(SampleTable table, string what)
    {
        if (!table.HasLabels)
        {
            return;
        }

        int[] rows = new int[table.ClassNames.Length], first = new int[table.ClassNames.Length];
        for (int row = table.Count - 1; row >= 0; row--)
        {
            // The ignored class isn't among the classes.
            int label = table.Labels[row];
            if ((uint)label < (uint)rows.Length)
            {
                rows[label]++;
                first[label] = row;
            }
        }

        int[] single = [.. Enumerable.Range(0, rows.Length).Where(label => rows[label] == 1)];
        if (single.Length == 0)
        {
            return;
        }

        string classes = string.Join(", ", single.Take(Named).Select(label => $"{NameOf(table, label)} (row {first[label]})"));
        string more = single.Length > Named ? $" and {single.Length - Named} more" : "";
        throw new InvalidOperationException(
            FormattableString.Invariant($"{what} wants at least 2 rows of each class; of {classes}{more} there is 1. Leave such rows out, or join the classes with others."));
    }

    /// <summary>The name of a class, with its index where the name is another.</summary>
    public static string NameOf(SampleTable table, int label)
    {
        string name = OutsideText.Name(table.ClassNames[label]), number = FormattableString.Invariant($"{label}");
        return name == number ? $"class {number}" : $"class {number}, {name}";
    }
}
