namespace DslNet.Data;

/// <summary>
/// Sequential reader of an untrusted file, decompressed where it is gzip. It tracks its offset for error messages,
/// and an upper bound of the remaining bytes for allocations.
/// </summary>
internal sealed class InputFile : IDisposable
{
    // Deflate expands 2 bits to at most 258 bytes.
    private const long LargestRatio = 1032;

    // Compression ratios above 16 are rare: for larger announced sizes the bytes are counted before memory is allocated.
    private const long PlainRatio = 16;

    private readonly FileStream file;
    private Stream content;

    private InputFile(string name, FileStream file, bool isPacked, long atMost)
    {
        Name = name;
        this.file = file;
        content = isPacked ? new GzipContent(file) : file;
        IsPacked = isPacked;
        AtMost = atMost;
    }

    public string Name { get; }

    public bool IsPacked { get; }

    /// <summary>The number of (decompressed) bytes read so far.</summary>
    public long Offset { get; private set; }

    /// <summary>The number of bytes in all: exact, or for a compressed file an upper bound.</summary>
    public long AtMost { get; }

    public static InputFile Open(string path)
    {
        FileStream file = OutsideFile.Open(path);
        try
        {
            bool isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return isPacked
                ? new InputFile(path, file, true, Math.Min(file.Length, long.MaxValue / LargestRatio) * LargestRatio)
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
            throw Ends(start, destination.Length, filled, what);
        }
    }

    /// <summary>
    /// Reads into a new array, allocated only for bytes that exist: a compressed file that announces an unusual ratio
    /// is decompressed twice, the first time to count.
    /// </summary>
    /// <param name="length">The number of bytes, at most <see cref="Array.MaxLength"/>; for an uncompressed file, at most its length.</param>
    /// <param name="what">What is read, for the error.</param>
    public byte[] ReadBytes(int length, string what)
    {
        if (IsPacked && length / PlainRatio > file.Length)
        {
            MustHave(length, what);
        }

        byte[] bytes = new byte[length];
        Read(bytes, what);
        return bytes;
    }

    /// <summary>Fails if anything follows. For a compressed file this verifies the checksum, and that there are no trailing bytes.</summary>
    public void MustEnd()
    {
        Span<byte> one = stackalloc byte[1];
        long end = Offset;
        if (ReadUpTo(one) > 0)
        {
            throw Wrong(end, "The file should end here, but goes on.");
        }
    }

    /// <summary>Skips bytes of an uncompressed file; they must exist.</summary>
    public void Skip(long count)
    {
        content.Seek(count, SeekOrigin.Current);
        Offset += count;
    }

    public DslNetFormatException Wrong(long offset, string reason) => new(Name, offset, reason);

    public void Dispose()
    {
        content.Dispose();
        file.Dispose();
    }

    /// <summary>Decompresses and discards the given number of bytes, then rewinds.</summary>
    private void MustHave(long length, string what)
    {
        long start = Offset;
        byte[] block = new byte[1 << 16];
        for (long left = length; left > 0;)
        {
            int part = (int)Math.Min(left, block.Length), filled = ReadUpTo(block.AsSpan(0, part));
            left -= filled;
            if (filled < part)
            {
                throw Ends(start, length, length - left, what);
            }
        }

        content.Dispose();
        content = new GzipContent(file);
        Offset = 0;
        while (Offset < start)
        {
            Read(block.AsSpan(0, (int)Math.Min(start - Offset, block.Length)), what);
        }
    }

    private DslNetFormatException Ends(long start, long needed, long there, string what) =>
        Wrong(start, FormattableString.Invariant($"The file ends in {what}: {needed} bytes are needed, {there} are there."));

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
