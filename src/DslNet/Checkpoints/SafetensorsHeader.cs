using System.Text.Json;

namespace DslNet;

/// <summary>
/// Reads and validates the header of a safetensors file: every tensor must lie within the file, be as long as its shape requires,
/// overlap no other and leave no gap, as the format demands.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>The format's own limit.</summary>
    public const long LongestHeader = 100_000_000;

    private const int PrefixBytes = sizeof(ulong);

    /// <summary>All tensors of a file.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="file">At its start; afterwards positioned after the header.</param>
    /// <param name="longest">Longer headers can't be those of the network and aren't read.</param>
    /// <exception cref="DslNetFormatException">The header is invalid.</exception>
    public static IReadOnlyList<SafetensorsEntry> Read(string path, Stream file, long longest)
    {
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        if (file.ReadAtLeast(prefix, PrefixBytes, throwOnEndOfStream: false) < PrefixBytes)
        {
            throw new DslNetFormatException(path, 0, FormattableString.Invariant($"The file has {file.Length} bytes; the length of its header alone takes {PrefixBytes}."));
        }

        ulong length = BitConverter.ToUInt64(prefix);
        long available = file.Length - PrefixBytes;
        if (length > (ulong)Math.Min(available, Math.Min(longest, LongestHeader)))
        {
            throw new DslNetFormatException(path, 0, FormattableString.Invariant($"A header of {length} bytes is announced; {available} bytes follow, and {Math.Min(longest, LongestHeader)} are the most that is read."));
        }

        byte[] header = new byte[length];
        file.ReadExactly(header);
        IReadOnlyList<SafetensorsEntry> entries;
        try
        {
            entries = Parse(header);
        }
        catch (JsonException exception)
        {
            throw new DslNetFormatException(path, PrefixBytes + (exception.BytePositionInLine ?? 0), $"The header isn't what it should be: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // Thrown by the reader for invalid UTF-8 or an unpaired surrogate.
            throw new DslNetFormatException(path, PrefixBytes, $"A text of the header can't be read: {exception.InnerException?.Message ?? exception.Message}", exception);
        }

        MustFill(path, entries, file.Length - PrefixBytes - (long)length, PrefixBytes + (long)length);
        return entries;
    }

    private static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> header)
    {
        Utf8JsonReader reader = new(header, new JsonReaderOptions { MaxDepth = 8 });
        Expect(ref reader, JsonTokenType.StartObject);
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = [];
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw new JsonException($"'{OutsideText.Name(name)}' is there twice.");
            }

            if (name == "__metadata__")
            {
                Next(ref reader);
                reader.Skip();
            }
            else
            {
                entries.Add(Entry(ref reader, name));
            }
        }

        // Trailing spaces are padding; the reader reports anything else.
        return reader.Read() ? throw new JsonException("Something follows the header's object.") : entries;
    }

    private static SafetensorsEntry Entry(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        string? type = null;
        List<long>? shape = null, offsets = null;
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            string property = reader.GetString()!;
            switch (property)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String);
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref reader);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref reader);
                    break;
                default:
                    throw new JsonException($"'{OutsideText.Name(name)}' has a surplus '{OutsideText.Name(property)}'.");
            }
        }

        return type is not null && shape is not null && offsets is [var start, var end]
            ? new SafetensorsEntry(name, type, [.. shape], start, end)
            : throw new JsonException($"'{OutsideText.Name(name)}' lacks its dtype, its shape or its two data_offsets.");
    }

    private static List<long> Numbers(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        List<long> numbers = [];
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            numbers.Add(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) && number >= 0
                ? number
                : throw new JsonException("Expected a whole number, 0 or more."));
        }

        return numbers;
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw new JsonException("The header ends in the middle.");

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (Next(ref reader) != type)
        {
            throw new JsonException($"Expected {type}, but got {reader.TokenType}.");
        }
    }

    /// <summary>Sorted by offset, each tensor begins where the one before ended, and the last one ends with the file.</summary>
    private static void MustFill(string path, IReadOnlyList<SafetensorsEntry> entries, long dataBytes, long dataStart)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.End))
        {
            int bytes = SafetensorsEntry.BytesOf(entry.Type);
            if (bytes == 0 || (entry.Type == "I64" && !entry.IsBatchCount))
            {
                throw new DslNetFormatException(path, PrefixBytes, $"'{OutsideText.Name(entry.Name)}' has the type {OutsideText.Name(entry.Type)}; F32, F64, F16 and BF16 are read.");
            }

            if (entry.Start != end || entry.End < entry.Start || entry.End > dataBytes)
            {
                throw new DslNetFormatException(path, PrefixBytes, FormattableString.Invariant($"'{OutsideText.Name(entry.Name)}' lies at {entry.Start}..{entry.End}; {end} is where it must begin, and {dataBytes} bytes of data are there."));
            }

            if (entry.Shape.Length > 8 || !IsLength(entry.Shape, bytes, entry.End - entry.Start))
            {
                throw new DslNetFormatException(path, PrefixBytes, FormattableString.Invariant($"'{OutsideText.Name(entry.Name)}' of shape {OutsideText.Name(entry.ShapeText)} and type {entry.Type} doesn't take the {entry.End - entry.Start} bytes that it has."));
            }

            end = entry.End;
        }

        if (end != dataBytes)
        {
            throw new DslNetFormatException(path, dataStart + end, FormattableString.Invariant($"{dataBytes - end} bytes belong to no tensor."));
        }
    }

    private static bool IsLength(long[] shape, int bytes, long length)
    {
        UInt128 product = (UInt128)bytes;
        foreach (long extent in shape)
        {
            // 63 bits times 64 never overflow 128 bits, and what is longer than the file is refused.
            product *= (UInt128)extent;
            if (product > (UInt128)long.MaxValue)
            {
                return false;
            }
        }

        return product == (UInt128)length;
    }
}
