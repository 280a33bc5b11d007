namespace DslNet.Data;

/// <summary>What becomes of a row of a CSV file in which a value is missing.</summary>
public enum MissingValues
{
    /// <summary>An error that names line and column.</summary>
    Refuse,

    /// <summary>The row is left out.</summary>
    DropRow,

    /// <summary>A feature becomes NaN, for an <see cref="Imputer"/> to fill once the data is split. A missing target is an error.</summary>
    Keep,
}
