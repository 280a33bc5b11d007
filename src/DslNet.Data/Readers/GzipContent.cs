using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace DslNet.Data;

/// <summary>
/// A validating gzip decompressor: it checks each member's checksum and length, and that the file ends with the last
/// member. (The framework's own stream ignores trailing bytes and a truncated checksum.)
/// </summary>
/// <remarks>Source: P. Deutsch, <i>GZIP file format specification version 4.3</i>, RFC 1952.</remarks>
internal sealed class GzipContent : Stream
{
    private const int TrailerBytes = 8;

    private readonly FileStream file;
    private readonly Crc32 sum = new();
    private uint length;    // of the member's decompressed data, modulo 2³²
    private PackedPart? part;
    private DeflateStream? deflate;
    private long start;     // of the member's compressed data
    private bool isAtEnd;

    /// <param name="file">The file, from its start; it isn't disposed.</param>
    public GzipContent(FileStream file)
    {
        this.file = file;
        file.Position = 0;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("How much it unpacks to is known at its end.");

    public override long Position { get => throw new NotSupportedException("It is read once."); set => throw new NotSupportedException("It is read once."); }

    /// <exception cref="InvalidDataException">The file is damaged, or has bytes after its last member.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!isAtEnd && !buffer.IsEmpty)
        {
            if (deflate is null)
            {
                Begin();
            }

            int count = deflate!.Read(buffer);
            if (count > 0)
            {
                sum.Append(buffer[..count]);
                length += (uint)count;
                return count;
            }

            End();
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read once.");

    public override void SetLength(long value) => throw new NotSupportedException("It is read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            deflate?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Begin()
    {
        GzipHeader.Read(file);
        start = file.Position;
        sum.Reset();
        length = 0;

        // The last byte is supplied alone: a member is the last one if decompressing it consumes even that.
        part = new PackedPart(file, Math.Max(start, file.Length - TrailerBytes), atOnce: int.MaxValue);
        deflate = new DeflateStream(part, CompressionMode.Decompress, leaveOpen: true);
    }

    private void End()
    {
        deflate!.Dispose();
        deflate = null;
        long end = part!.IsExhausted
            ? throw new InvalidDataException("It ends within its compressed data.")
            : part.IsHandedOut ? file.Length - TrailerBytes : EndOfMember();
        file.Position = end;
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        file.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != sum.GetCurrentHashAsUInt32() || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != length)
        {
            throw new InvalidDataException("Its content doesn't have the checksum and the length that are written behind it.");
        }

        isAtEnd = file.Position == file.Length;
    }

    /// <summary>The end of the data of a member that isn't the last, found by decompressing it again byte by byte: several members are rare.</summary>
    private long EndOfMember()
    {
        file.Position = start;
        using PackedPart single = new(file, file.Length - TrailerBytes, atOnce: 1);
        using DeflateStream again = new(single, CompressionMode.Decompress, leaveOpen: true);
        byte[] nowhere = new byte[1 << 14];
        while (again.Read(nowhere) > 0)
        {
            // Only the position is needed.
        }

        return single.Place;
    }
}
