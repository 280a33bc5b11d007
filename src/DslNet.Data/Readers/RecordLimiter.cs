namespace DslNet.Data;

/// <summary>
/// Hands a CSV file to its parser block by block, and ends where a record has grown beyond its limits. The parser itself looks at a
/// record only when it has all of it in memory, with some 50 bytes for each value.
/// </summary>
/// <remarks>
/// When the parser asks for more, all that it has got since the record began belongs to that record. Delimiters are counted outside
/// of quotation marks, as a table without faults has them; since damaged quotation marks could hide them from this count, all of them
/// together are bounded, too.
/// </remarks>
internal sealed class RecordLimiter(TextReader text, string delimiter, ReaderLimits limits) : TextReader
{
    private const int Block = 4096;

    // Quoted text may hold delimiters, and what is but a little too wide is told better by who knows the columns.
    private const long SpareValues = 1024, SpareDelimiters = 1 << 20;

    private readonly char[] block = new char[Block];
    private int blockLength;
    private long delivered, recordStart, scanned;   // in characters from the file's start
    private long values, delimiters;
    private bool isQuoted;
    private int matched;   // characters of a delimiter that may be longer than one

    /// <summary>The most values that a record has; the limits' own until the header is known.</summary>
    public int MostValues { get; set; } = limits.MaxColumns;

    /// <summary>Whether the file has been handed on whole.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>What is wrong with the record in which reading ended; null: nothing.</summary>
    public string? Excess { get; private set; }

    /// <summary>Says where the next record begins.</summary>
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
