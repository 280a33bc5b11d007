namespace DslNet.Data;

/// <summary>
/// A file that nobody vouches for, read from front to back, unpacked where it is gzip. It knows where it is, so that whatever is
/// wrong can be said with its place, and how much there can be at most, so that nobody takes memory for more.
/// </summary>
internal sealed class InputFile : IDisposable
{
    // A deflate stream makes at most 258 bytes of 2 bits.
    private const long LargestRatio = 1032;

    // What a file packs to is rarely less than a sixteenth. Where more is announced, the bytes are counted before memory is taken.
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

    /// <summary>The number of bytes read so far, unpacked.</summary>
    public long Offset { get; private set; }

    /// <summary>The number of bytes in all: exact, or where the file is packed the most that its length can unpack to.</summary>
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
    /// A new array of bytes, which takes memory once, and only for bytes that are there: what a packed file announces beyond the usual
    /// is unpacked twice, the first time to be counted.
    /// </summary>
    /// <param name="length">The number of bytes, at most <see cref="Array.MaxLength"/>; no more than a plain file has.</param>
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

    /// <summary>Fails if anything follows. Of a packed file this is what checks its sum, and that nothing stands behind what is packed.</summary>
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

    public void Dispose()
    {
        content.Dispose();
        file.Dispose();
    }

    /// <summary>Unpacks so many bytes to nowhere, and comes back to where it was.</summary>
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
