namespace DslNet.Data;

/// <summary>Skips the header of a gzip member (RFC 1952).</summary>
internal static class GzipHeader
{
    private const int FixedBytes = 10;
    private const byte Checksum = 0x02, Extra = 0x04, Name = 0x08, Comment = 0x10, Reserved = 0xE0;

    /// <summary>Moves past the header.</summary>
    /// <exception cref="InvalidDataException">There is no member here.</exception>
    public static void Read(FileStream file)
    {
        long start = file.Position;
        Span<byte> bytes = stackalloc byte[FixedBytes];
        int read = file.ReadAtLeast(bytes, FixedBytes, throwOnEndOfStream: false);
        if (read < FixedBytes || bytes[0] != 0x1F || bytes[1] != 0x8B || bytes[2] != 8 || (bytes[3] & Reserved) != 0)
        {
            throw new InvalidDataException(start == 0
                ? "Its header is none of gzip's."
                : FormattableString.Invariant($"The {file.Length - start} bytes from byte {start} on, behind what is packed, don't belong to it."));
        }

        byte flags = bytes[3];
        if ((flags & Extra) != 0)
        {
            int length = Next(file) | (Next(file) << 8);
            file.Position += length;
        }

        if ((flags & Name) != 0)
        {
            SkipText(file);
        }

        if ((flags & Comment) != 0)
        {
            SkipText(file);
        }

        if ((flags & Checksum) != 0)
        {
            file.Position += 2;
        }
    }

    private static void SkipText(FileStream file)
    {
        while (Next(file) != 0)
        {
            // Zero-terminated.
        }
    }

    private static int Next(FileStream file)
    {
        int value = file.ReadByte();
        return value >= 0 ? value : throw new InvalidDataException("It ends within its header.");
    }
}
