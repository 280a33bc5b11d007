namespace DslNet.Data;

/// <summary>
/// Reads a table of numbers from a CSV file: UTF-8 text whose first line names the columns, values in quotation marks where needed
/// (RFC 4180), and a decimal point whatever the user's culture.
/// <code>
/// Dataset flowers = CsvDataset.Read("flowers.csv", target: "species");
/// Dataset houses = CsvDataset.Read("houses.csv", target: "price", new CsvOptions { Missing = MissingValues.DropRow });
/// </code>
/// </summary>
/// <remarks>Publishing a trimmed program says IL2104 of CsvHelper, parts of which need reflection. Only its parser is used, which has none.</remarks>
public static class CsvDataset
{
    /// <summary>Reads a file into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The name of the column to be predicted: numbers, or names of classes.</param>
    /// <param name="options">The options; null: the defaults.</param>
    /// <exception cref="DslNetFormatException">
    /// A column is missing, a line has another number of values than the first, a feature is no number, a value is missing, a class is
    /// none of those given, there is only one class, there are no rows, or the file is beyond the <see cref="CsvOptions.Limits"/>. It
    /// names the line and the column.
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict each other, or the path is empty.</exception>
    /// <exception cref="IOException">The file is missing, is not a regular file, or can't be read.</exception>
    public static Dataset Read(string path, string target, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new CsvOptions();
        MustMakeSense(target, options);
        CsvTable table = CsvTable.Read(path, target, options);
        Dataset rows = table.TargetsAreNumbers
            ? new Dataset(table.Inputs, table.NumericTargets(), 1, table.FeatureNames)
            : WithClasses(table, options);
        return options.Weight is null ? rows : Weighted(path, rows, table, options.Weight);
    }

    private static Dataset Weighted(string path, Dataset rows, CsvTable table, string column) => table.Weights.ContainsAnyExcept(0)
        ? rows.WithWeights(table.Weights)
        : throw new DslNetFormatException(path, 0, $"Every weight in the column '{OutsideText.Name(column)}' is 0; at least one row must count.");

    private static Dataset WithClasses(CsvTable table, CsvOptions options)
    {
        IReadOnlyList<string> classNames = options.ClassNames ?? table.SortedTargets();
        return new Dataset(table.Inputs, table.Labels(classNames), classNames, table.FeatureNames);
    }

    private static void MustMakeSense(string target, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Limits, nameof(options));
        MustHaveNoNull(options.MissingMarkers ?? throw new ArgumentException("MissingMarkers is null; a list is expected, which may be empty.", nameof(options)), nameof(CsvOptions.MissingMarkers));
        MustHaveNoNull(options.Features ?? [], nameof(CsvOptions.Features));
        MustHaveNoNull(options.ClassNames ?? [], nameof(CsvOptions.ClassNames));
        if (string.IsNullOrEmpty(options.Delimiter) || options.Delimiter.AsSpan().ContainsAny("\"\r\n"))
        {
            throw new ArgumentException($"The delimiter can't be '{options.Delimiter}': it must be neither empty nor a quotation mark or the end of a line.", nameof(options));
        }

        if (options.Features is { } features && (features.Count == 0 || features.Contains(target) || features.Distinct(StringComparer.Ordinal).Count() != features.Count))
        {
            throw new ArgumentException($"Features must name at least one column, each once, and not the target ('{OutsideText.Name(target)}'); they are: {OutsideText.Names(features)}.", nameof(options));
        }

        if (options.Weight is { } weight && (weight == target || options.Features?.Contains(weight) == true))
        {
            throw new ArgumentException($"The weight must be a column of its own, neither the target nor a feature; it is '{OutsideText.Name(weight)}'.", nameof(options));
        }

        if (options.ClassNames is { } names && (names.Count < 2 || names.Distinct(StringComparer.Ordinal).Count() != names.Count))
        {
            throw new ArgumentException($"ClassNames must be at least two different names; they are: {OutsideText.Names(names)}.", nameof(options));
        }

        if (options.ClassNames is not null && options.Target == CsvTarget.Numbers)
        {
            throw new ArgumentException("Targets that are numbers have no ClassNames.", nameof(options));
        }
    }

    private static void MustHaveNoNull(IReadOnlyList<string?> texts, string name)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i] is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"{name}[{i}] is null; a text is expected."), "options");
            }
        }
    }
}
