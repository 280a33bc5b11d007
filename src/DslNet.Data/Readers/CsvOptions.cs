namespace DslNet.Data;

/// <summary>The options of <see cref="CsvDataset"/>.</summary>
public sealed record CsvOptions
{
    /// <summary>The delimiter.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>The kind of the target column.</summary>
    public CsvTarget Target { get; init; } = CsvTarget.Auto;

    /// <summary>The column of row weights (<see cref="SampleSet.Weights"/>), at least 0. Null: all weigh 1.</summary>
    public string? Weight { get; init; }

    /// <summary>The columns that become features, in this order; null: all but the target and the weight, in the file's order.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>The classes, in the order of their indices; null: those that occur, numbers by value, else in ordinal order.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The treatment of rows with missing values.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Refuse;

    /// <summary>The texts of a missing value, besides the empty one; case-insensitive.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = ["NA", "N/A", "NaN", "null", "none", "?"];

    /// <summary>Limits on the size of the file.</summary>
    public ReaderLimits Limits { get; init; } = ReaderLimits.Default;
}
