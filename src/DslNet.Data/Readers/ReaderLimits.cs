namespace DslNet.Data;

/// <summary>
/// Limits of the file readers, so that a malicious file costs little more than its own size. Each limit is
/// checked before memory is allocated, and can be raised for a trusted file:
/// <code>
/// IdxArray huge = IdxFile.Read("volumes.gz", new ReaderLimits { MaxBytes = 8L &lt;&lt; 30 });
/// </code>
/// Exceeding a limit throws a <see cref="DslNetFormatException"/> that names the limit.
/// </summary>
public sealed record ReaderLimits
{
    /// <summary>The limits that apply where none are given.</summary>
    public static ReaderLimits Default { get; } = new();

    /// <summary>The maximum memory of the values of one file, in bytes; 2 GB by default. Bounds above all the decompression of small files.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MaxBytes { get; init => field = AtLeastOne(value, nameof(MaxBytes)); } = 1L << 31;

    /// <summary>The maximum number of columns of a table; 1,048,576 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxColumns { get; init => field = (int)AtLeastOne(value, nameof(MaxColumns)); } = 1 << 20;

    /// <summary>The maximum number of characters of a record of a table, its quotation marks, delimiters and spaces included; 16,777,216 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxRecordLength { get; init => field = (int)AtLeastOne(value, nameof(MaxRecordLength)); } = 1 << 24;

    /// <summary>The maximum number of characters of a single value of a table; 65,536 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxValueLength { get; init => field = (int)AtLeastOne(value, nameof(MaxValueLength)); } = 1 << 16;

    /// <summary>The maximum number of distinct classes of a table's target; 131,072 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxClasses { get; init => field = (int)AtLeastOne(value, nameof(MaxClasses)); } = 1 << 17;

    private static long AtLeastOne(long value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"A limit must be at least 1. {name} is {value}."));
}
