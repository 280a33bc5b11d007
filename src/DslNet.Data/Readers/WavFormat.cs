using System.Buffers.Binary;

namespace DslNet.Data;

/// <summary>The sample format of a WAV file: its "fmt " chunk (little-endian).</summary>
/// <param name="Channels">The number of channels.</param>
/// <param name="SampleRate">Samples per second and channel.</param>
/// <param name="Bits">Bits per sample in the file.</param>
/// <param name="IsFloat">Whether samples are floating-point numbers.</param>
internal sealed record WavFormat(int Channels, int SampleRate, int Bits, bool IsFloat)
{
    private const int Pcm = 1, Float = 3, Extensible = 0xFFFE;
    private const int PlainLength = 16, ExtensibleLength = 40;

    /// <summary>The bytes of a frame (one sample of each channel).</summary>
    public int FrameBytes => Channels * (Bits / 8);

    /// <summary>The suffix of the subformat's GUID for formats with a 16-bit code: xxxx0000-0000-0010-8000-00AA00389B71.</summary>
    private static ReadOnlySpan<byte> GuidTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Reads the chunk; the file is then positioned after it.</summary>
    public static WavFormat Read(InputFile file, long length)
    {
        long start = file.Offset;
        if (length < PlainLength)
        {
            throw file.Wrong(start - 4, FormattableString.Invariant($"The format chunk must have at least {PlainLength} bytes; it has {length}."));
        }

        Span<byte> chunk = stackalloc byte[(int)Math.Min(length, ExtensibleLength)];
        file.Read(chunk, "the format chunk");
        file.Skip(length - chunk.Length);
        int code = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (code == Extensible)
        {
            code = CodeOfExtensible(file, chunk, bits, start);
        }

        MustBeRead(file, code, bits, start);
        var format = new WavFormat(Positive(file, chunk, 2, "channels", start), Rate(file, chunk, start), bits, code == Float);
        int frame = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        if (frame != format.FrameBytes)
        {
            throw file.Wrong(start + 12, $"{format.Channels} channels of {bits} bits take {format.FrameBytes} bytes a moment; the format chunk says {frame}.");
        }

        return format;
    }

    private static int CodeOfExtensible(InputFile file, ReadOnlySpan<byte> chunk, int bits, long start)
    {
        if (chunk.Length < ExtensibleLength)
        {
            throw file.Wrong(start, $"The extensible format needs a chunk of {ExtensibleLength} bytes; it has {chunk.Length}.");
        }

        if (!chunk[26..].SequenceEqual(GuidTail))
        {
            throw file.Wrong(start + 24, $"The subformat {new Guid(chunk[24..])} is none that is read here.");
        }

        // Valid bits are left-aligned in the container, so that the scale is the same.
        int valid = BinaryPrimitives.ReadUInt16LittleEndian(chunk[18..]);
        if (valid > bits)
        {
            throw file.Wrong(start + 18, $"A sample of {bits} bits can't have {valid} valid ones.");
        }

        return BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
    }

    private static void MustBeRead(InputFile file, int code, int bits, long start)
    {
        string? name = code switch { Pcm or Float => null, 2 => "ADPCM", 6 => "A-law", 7 => "µ-law", 0x55 => "MP3", _ => "unknown" };
        if (name is not null)
        {
            throw file.Wrong(start, $"Samples must be PCM (1) or floating-point (3); they are coded as {code:X} ({name}).");
        }

        if (code == Pcm ? bits is not (8 or 16 or 24 or 32) : bits is not (32 or 64))
        {
            throw file.Wrong(start + 14, $"{(code == Pcm ? "PCM of 8, 16, 24 and 32" : "Floating-point samples of 32 and 64")} bits are read; these have {bits}.");
        }
    }

    private static int Positive(InputFile file, ReadOnlySpan<byte> chunk, int at, string what, long start)
    {
        int value = BinaryPrimitives.ReadUInt16LittleEndian(chunk[at..]);
        return value > 0 ? value : throw file.Wrong(start + at, $"The number of {what} must be at least 1; it is 0.");
    }

    private static int Rate(InputFile file, ReadOnlySpan<byte> chunk, long start)
    {
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        return rate is > 0 and <= int.MaxValue ? (int)rate : throw file.Wrong(start + 4, FormattableString.Invariant($"The sample rate must be in 1..{int.MaxValue} Hz; it is {rate}."));
    }
}
