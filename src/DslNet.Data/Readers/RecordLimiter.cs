namespace DslNet.Data;

/// <summary>
/// Passes a CSV file to its parser block by block, and ends where a record exceeds its limits. The parser itself checks a
/// record only after buffering all of it, with some 50 bytes per value.
/// </summary>
/// <remarks>
/// When the parser reads more, everything since the start of the record belongs to it. Delimiters are counted outside
/// of quotation marks, as in a valid table; since unbalanced quotation marks could hide them from this count, all of them
/// are bounded, too.
/// </remarks>
internal sealed class RecordLimiter(TextReader text, string delimiter, ReaderLimits limits) : TextReader
{
    private const int Block = 4096;

    // Quoted text may contain delimiters, and for a slightly too wide record the caller, who knows the columns, has a better message.
    private const long SpareValues = 1024, SpareDelimiters = 1 << 20;

    private readonly char[] block = new char[Block];
    private int blockLength;
    private long delivered, recordStart, scanned;   // in characters from the file's start
    private long values, delimiters;
    private bool isQuoted;
    private int matched;   // characters of a delimiter that may be longer than one

    /// <summary>The maximum number of values of a record; that of the limits until the header is known.</summary>
    public int MostValues { get; set; } = limits.MaxColumns;

    /// <summary>Whether the whole file has been passed on.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The error of the record in which reading ended, or null.</summary>
    public string? Excess { get; private set; }

    /// <summary>Sets the start of the next record.</summary>
    public void BeginRecord(long start)
    {
        (recordStart, scanned) = (start, start);
        (values, delimiters, isQuoted, matched) = (1, 0, false, 0);
    }

    public override int Read(char[] buffer, int index, int count)
    {
        Scan();
        Excess = Exceeded();
        if (Excess is not null)
        {
            throw new InvalidDataException(Excess);
        }

        blockLength = text.Read(buffer, index, Math.Min(count, Block));
        IsAtEnd = blockLength == 0;
        buffer.AsSpan(index, blockLength).CopyTo(block);
        delivered += blockLength;
        return blockLength;
    }

    public override int Read(Span<char> buffer) => throw new NotSupportedException("The parser reads into arrays.");

    private void Scan()
    {
        int first = (int)Math.Clamp(scanned - (delivered - blockLength), 0, blockLength);
        foreach (char letter in block.AsSpan(first, blockLength - first))
        {
            isQuoted ^= letter == '"';
            matched = letter == delimiter[matched] ? matched + 1 : letter == delimiter[0] ? 1 : 0;
            if (matched == delimiter.Length)
            {
                matched = 0;
                delimiters++;
                values += isQuoted ? 0 : 1;
            }
        }

        scanned = delivered;
    }

    private string? Exceeded()
    {
        if (delivered - recordStart > limits.MaxRecordLength)
        {
            return FormattableString.Invariant($"A record is longer than {limits.MaxRecordLength} characters (ReaderLimits.MaxRecordLength); perhaps a quotation mark isn't closed.");
        }

        if (values > (2L * MostValues) + SpareValues || delimiters > (2L * MostValues) + SpareDelimiters)
        {
            return MostValues == limits.MaxColumns
                ? FormattableString.Invariant($"A record has more than {MostValues} values (ReaderLimits.MaxColumns).")
                : FormattableString.Invariant($"The header names {MostValues} columns; this line has more than {Math.Max(values, delimiters) - 1} values.");
        }

        return null;
    }
}
