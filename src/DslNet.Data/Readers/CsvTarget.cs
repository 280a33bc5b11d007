namespace DslNet.Data;

/// <summary>The kind of a CSV file's target column.</summary>
public enum CsvTarget
{
    /// <summary>Numbers where every target is numeric, else class names.</summary>
    Auto,

    /// <summary>Class names, even if numeric.</summary>
    Classes,

    /// <summary>Numbers; anything else is an error.</summary>
    Numbers,
}
