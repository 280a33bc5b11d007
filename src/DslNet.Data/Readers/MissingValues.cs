namespace DslNet.Data;

/// <summary>The treatment of a CSV row with a missing value.</summary>
public enum MissingValues
{
    /// <summary>An error that names line and column.</summary>
    Refuse,

    /// <summary>The row is dropped.</summary>
    DropRow,

    /// <summary>A feature becomes NaN, for an <see cref="Imputer"/> to fill once the data is split. A missing target is an error.</summary>
    Keep,
}
