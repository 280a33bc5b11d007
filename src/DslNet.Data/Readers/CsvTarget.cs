namespace DslNet.Data;

/// <summary>What the target column of a CSV file holds.</summary>
public enum CsvTarget
{
    /// <summary>Numbers where every target is one, else names of classes.</summary>
    Auto,

    /// <summary>Names of classes, even if they look like numbers.</summary>
    Classes,

    /// <summary>Numbers; anything else is an error.</summary>
    Numbers,
}
