using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace DslNet.Data;

/// <summary>The lines of a CSV file, one at a time, and their places. (A value in quotation marks may go on over several lines.)</summary>
internal sealed class CsvLines : IDisposable
{
    private const int LongestValue = 1 << 16;

    private readonly string path;
    private readonly StreamReader reader;
    private readonly CsvParser parser;
    private long start;   // of the line read last, in characters

    public CsvLines(string path, string delimiter)
    {
        this.path = path;
        reader = OpenText(path);
        parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            TrimOptions = TrimOptions.Trim,
            MaxFieldSize = LongestValue,
        });
    }

    /// <summary>The number of values of the line read last.</summary>
    public int Count => parser.Count;

    /// <summary>A value of the line read last.</summary>
    public string this[int column]
    {
        get
        {
            try
            {
                return parser[column];
            }
            catch (CsvHelperException bad)
            {
                throw Wrong(bad);
            }
        }
    }

    /// <summary>Goes to the next line that isn't empty.</summary>
    public bool Read()
    {
        start = parser.CharCount;
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException bad)
        {
            throw Wrong(bad);
        }
        catch (DecoderFallbackException bad)
        {
            throw new DslNetFormatException(path, TextPlaces.FirstInvalidUtf8(path), "The text isn't UTF-8 here. Save the file as UTF-8.", bad);
        }
    }

    /// <summary>What is wrong with the line read last, with its number and its place in the file.</summary>
    public DslNetFormatException Wrong(string reason, Exception? inner = null)
    {
        using StreamReader text = OpenText(path);
        long offset = TextPlaces.ByteOffset(text, start);
        return new DslNetFormatException(path, offset, FormattableString.Invariant($"Line {Math.Max(1, parser.RawRow)}: {reason}"), inner);
    }

    public void Dispose()
    {
        parser.Dispose();
        reader.Dispose();
    }

    private static StreamReader OpenText(string path) => new(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));

    // The library's own messages quote the file at length.
    private DslNetFormatException Wrong(CsvHelperException bad) => Wrong(
        bad switch
        {
            MaxFieldSizeException => FormattableString.Invariant($"A value is longer than {LongestValue} characters; perhaps a quotation mark isn't closed."),
            BadDataException => "Quotation marks stand where none may be: a value that holds one stands in quotation marks, and its own are doubled.",
            _ => "The line can't be read as CSV.",
        },
        bad);
}
