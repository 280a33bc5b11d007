using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace DslNet.Data;

/// <summary>The records of a CSV file, one at a time, with line and offset. (A quoted value may span several lines.)</summary>
internal sealed class CsvLines : IDisposable
{
    private readonly string path;
    private readonly ReaderLimits limits;
    private readonly StreamReader reader;
    private readonly RecordLimiter limiter;
    private readonly CsvParser parser;
    private long start;   // of the line read last, in characters
    private int line;     // its number; for a record with a quoted value of several lines, that of the first

    public CsvLines(string path, string delimiter, ReaderLimits limits)
    {
        this.path = path;
        this.limits = limits;
        reader = OpenText(path);
        limiter = new RecordLimiter(reader, delimiter, limits);
        parser = new CsvParser(limiter, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            TrimOptions = TrimOptions.Trim,
            MaxFieldSize = limits.MaxValueLength,

            // Empty lines are skipped below: the parser would buffer consecutive ones.
            IgnoreBlankLines = false,
        });
    }

    /// <summary>The number of values of the line read last.</summary>
    public int Count => parser.Count;

    /// <summary>A value of the line read last.</summary>
    public string this[int column]
    {
        get
        {
            string value;
            try
            {
                value = parser[column];
            }
            catch (CsvHelperException bad)
            {
                throw Wrong(bad);
            }

            return value.Contains('\0')
                ? throw Wrong($"The value '{OutsideText.Clean(value, 40)}' holds a null character (a byte 0), which no table has: the file is damaged, or in another encoding than UTF-8.")
                : value;
        }
    }

    /// <summary>Sets the number of values of a line, which bounds the memory of a longer one.</summary>
    public void Expect(int columns) => limiter.MostValues = columns;

    /// <summary>Moves to the next line that isn't empty.</summary>
    public bool Read()
    {
        bool isThere;
        do
        {
            isThere = ReadRecord();
        }
        while (isThere && parser.Count == 1 && parser.CharCount - start <= 2 && parser.RawRecord.AsSpan().Trim("\r\n").IsEmpty);
        return isThere;
    }

    /// <summary>An exception for the current line, with its number and offset.</summary>
    public DslNetFormatException Wrong(string reason) => Wrong(reason, start, line);

    public void Dispose()
    {
        parser.Dispose();
        reader.Dispose();
    }

    private static StreamReader OpenText(string path) =>
        new(OutsideFile.Open(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));

    private DslNetFormatException Wrong(string reason, long place, int number)
    {
        using StreamReader text = OpenText(path);
        long offset = TextPlaces.ByteOffset(text, place);
        return new DslNetFormatException(path, offset, FormattableString.Invariant($"Line {Math.Max(1, number)}: {reason}"));
    }

    private bool ReadRecord()
    {
        start = parser.CharCount;
        line = parser.RawRow + 1;
        limiter.BeginRecord(start);
        try
        {
            bool isThere = parser.Read();
            line = isThere ? line : parser.RawRow;
            if (isThere && limiter.IsAtEnd)
            {
                MustBeClosed(parser.RawRecord);
            }

            return isThere;
        }
        catch (CsvHelperException bad)
        {
            throw Wrong(bad);
        }
        catch (InvalidDataException) when (limiter.Excess is { } excess)
        {
            throw Wrong(excess);
        }
        catch (DecoderFallbackException bad)
        {
            throw new DslNetFormatException(path, TextPlaces.FirstInvalidUtf8(path), "The text isn't UTF-8 here. Save the file as UTF-8.", bad);
        }
    }

    /// <summary>Whether an unclosed quotation mark has swallowed the rest of the file.</summary>
    private void MustBeClosed(string record)
    {
        int opening = QuotationMarks.IndexOfUnclosed(record, parser.Delimiter);
        if (opening >= 0)
        {
            throw Wrong(
                "The quotation mark here isn't closed: what it begins goes on to the end of the file.",
                start + opening,
                line + record.AsSpan(0, opening).Count('\n'));
        }
    }

    // The library's exceptions quote the file unescaped and unbounded, so they aren't passed on as inner exceptions.
    private DslNetFormatException Wrong(CsvHelperException bad) => Wrong(bad switch
    {
        MaxFieldSizeException => FormattableString.Invariant($"A value is longer than {limits.MaxValueLength} characters (ReaderLimits.MaxValueLength); perhaps a quotation mark isn't closed."),
        BadDataException => "Quotation marks stand where none may be: a value that holds one stands in quotation marks, and its own are doubled.",
        _ => "The line can't be read as CSV.",
    });
}
