namespace DslNet.Data;

/// <summary>The header line of a CSV file, and the columns of the target and the features.</summary>
internal sealed class CsvHeader
{
    private readonly string[] names;

    private CsvHeader(string[] names, int target, int? weight, int[] features)
    {
        this.names = names;
        Target = target;
        Weight = weight;
        Features = features;
    }

    /// <summary>The number of columns.</summary>
    public int Count => names.Length;

    public int Target { get; }

    /// <summary>The column of the rows' weights, or null.</summary>
    public int? Weight { get; }

    public int[] Features { get; }

    public string[] FeatureNames => [.. Features.Select(column => names[column])];

    public string Name(int column) => names[column];

    public static CsvHeader Find(string[] names, string target, string? weight, IReadOnlyList<string>? features, Func<string, DslNetFormatException> wrong)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < names.Length; column++)
        {
            if (!places.TryAdd(names[column], column))
            {
                throw wrong($"The header names the column '{OutsideText.Name(names[column])}' twice.");
            }
        }

        int Place(string name) => places.TryGetValue(name, out int column)
            ? column
            : throw wrong($"There is no column '{OutsideText.Name(name)}'. The header names {names.Length}: {OutsideText.Names(names)}.");

        int targetColumn = Place(target);
        int? weightColumn = weight is null ? null : Place(weight);
        int[] featureColumns = features is null
            ? [.. Enumerable.Range(0, names.Length).Where(column => column != targetColumn && column != weightColumn)]
            : [.. features.Select(Place)];
        return featureColumns.Length > 0
            ? new CsvHeader(names, targetColumn, weightColumn, featureColumns)
            : throw wrong($"'{OutsideText.Name(target)}' is the only column{(weight is null ? "" : " beside the weight")}; at least one feature is needed.");
    }
}
