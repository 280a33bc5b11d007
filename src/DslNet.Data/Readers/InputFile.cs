using System.IO.Compression;

namespace DslNet.Data;

/// <summary>
/// A file that nobody vouches for, read from front to back, unpacked where it is gzip. It knows where it is, so that whatever is
/// wrong can be said with its place, and how much there can be at most, so that nobody takes memory for more.
/// </summary>
internal sealed class InputFile : IDisposable
{
    // A deflate stream makes at most 258 bytes of 2 bits.
    private const long LargestRatio = 1032;

    private readonly Stream content;

    private InputFile(string name, Stream content, bool isPacked, long atMost)
    {
        Name = name;
        this.content = content;
        IsPacked = isPacked;
        AtMost = atMost;
    }

    public string Name { get; }

    public bool IsPacked { get; }

    /// <summary>The number of bytes read so far, unpacked.</summary>
    public long Offset { get; private set; }

    /// <summary>The number of bytes in all: exact, or where the file is packed the most that its length can unpack to.</summary>
    public long AtMost { get; }

    public static InputFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileStream file = File.OpenRead(path);
        try
        {
            bool isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return isPacked
                ? new InputFile(path, new GZipStream(file, CompressionMode.Decompress), true, Math.Min(file.Length, long.MaxValue / LargestRatio) * LargestRatio)
                : new InputFile(path, file, false, file.Length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Fills the destination.</summary>
    /// <param name="destination">Where the bytes go.</param>
    /// <param name="what">What is read, for the error.</param>
    public void Read(Span<byte> destination, string what)
    {
        long start = Offset;
        int filled = ReadUpTo(destination);
        if (filled < destination.Length)
        {
            throw Wrong(start, $"The file ends in {what}: {destination.Length} bytes are needed, {filled} are there.");
        }
    }

    /// <summary>A new array of bytes, which takes memory only as bytes come.</summary>
    /// <param name="length">The number of bytes, at most <see cref="Array.MaxLength"/>.</param>
    /// <param name="what">What is read, for the error.</param>
    public byte[] ReadBytes(int length, string what)
    {
        const int FirstPart = 1 << 16;
        byte[] bytes = new byte[IsPacked ? Math.Min(length, FirstPart) : length];
        int filled = 0;
        while (true)
        {
            Read(bytes.AsSpan(filled), what);
            filled = bytes.Length;
            if (filled == length)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(length, 2L * filled));
        }
    }

    /// <summary>Fails if anything follows. Of a packed file this is what checks its sum.</summary>
    public void MustEnd()
    {
        Span<byte> one = stackalloc byte[1];
        long end = Offset;
        if (ReadUpTo(one) > 0)
        {
            throw Wrong(end, "The file should end here, but goes on.");
        }
    }

    /// <summary>Leaves out bytes of a file that isn't packed; they must be there.</summary>
    public void Skip(long count)
    {
        content.Seek(count, SeekOrigin.Current);
        Offset += count;
    }

    public DslNetFormatException Wrong(long offset, string reason) => new(Name, offset, reason);

    public void Dispose() => content.Dispose();

    private int ReadUpTo(Span<byte> destination)
    {
        try
        {
            int filled = content.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            Offset += filled;
            return filled;
        }
        catch (InvalidDataException damaged)
        {
            throw new DslNetFormatException(Name, Offset, $"The gzip stream is damaged: {damaged.Message}", damaged);
        }
    }
}
