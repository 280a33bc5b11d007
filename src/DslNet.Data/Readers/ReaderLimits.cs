namespace DslNet.Data;

/// <summary>
/// How much the readers of files take at most, so that a file made to do harm costs little more than its own size. Each limit is
/// compared before memory is taken, and whoever trusts a file can raise it:
/// <code>
/// IdxArray huge = IdxFile.Read("volumes.gz", new ReaderLimits { MaxBytes = 8L &lt;&lt; 30 });
/// </code>
/// What lies beyond a limit is a <see cref="DslNetFormatException"/> that names the limit.
/// </summary>
public sealed record ReaderLimits
{
    /// <summary>The limits that apply where none are given.</summary>
    public static ReaderLimits Default { get; } = new();

    /// <summary>The most bytes of memory that the values of one file may take once they are read; 2 GB by default. Bounds above all what a small packed file unpacks to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MaxBytes { get; init => field = AtLeastOne(value, nameof(MaxBytes)); } = 1L << 31;

    /// <summary>The most columns of a table; 1,048,576 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxColumns { get; init => field = (int)AtLeastOne(value, nameof(MaxColumns)); } = 1 << 20;

    /// <summary>The most characters of a record of a table, its quotation marks, delimiters and spaces included; 16,777,216 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxRecordLength { get; init => field = (int)AtLeastOne(value, nameof(MaxRecordLength)); } = 1 << 24;

    /// <summary>The most characters of a single value of a table; 65,536 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxValueLength { get; init => field = (int)AtLeastOne(value, nameof(MaxValueLength)); } = 1 << 16;

    /// <summary>The most different classes of a table's target; 131,072 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxClasses { get; init => field = (int)AtLeastOne(value, nameof(MaxClasses)); } = 1 << 17;

    private static long AtLeastOne(long value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"A limit must be at least 1. {name} is {value}."));
}
