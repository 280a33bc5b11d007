namespace DslNet.Data;

/// <summary>How <see cref="CsvDataset"/> reads a file.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two values of a line.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>What the target column holds.</summary>
    public CsvTarget Target { get; init; } = CsvTarget.Auto;

    /// <summary>The column that says what each row counts (<see cref="SampleSet.Weights"/>): 0 or positive numbers. Null: all count the same.</summary>
    public string? Weight { get; init; }

    /// <summary>The columns that become features, in this order; null: all but the target and the weight, in the file's order.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>The classes, in the order of their indices; null: those that occur, numbers by value, else by the code of their letters.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>What becomes of rows in which a value is missing.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Refuse;

    /// <summary>What stands for a missing value, in upper or lower case, besides nothing at all.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = ["NA", "N/A", "NaN", "null", "none", "?"];

    /// <summary>How much of a file is taken at most.</summary>
    public ReaderLimits Limits { get; init; } = ReaderLimits.Default;
}
