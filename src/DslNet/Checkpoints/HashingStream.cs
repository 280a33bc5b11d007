using System.Security.Cryptography;

namespace DslNet;

/// <summary>A write-through stream that counts the bytes and computes their SHA-256. The underlying stream isn't disposed.</summary>
internal sealed class HashingStream(Stream below) : Stream
{
    // Buffered: hashing four bytes costs as much as hashing a block of sixty-four.
    private const int Block = 1 << 14;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] block = new byte[Block];
    private int waiting;
    private long length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    /// <summary>The bytes so far.</summary>
    public override long Length => length;

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException("What has been written is summed.");
    }

    /// <summary>The hash of all bytes so far; starts a new one.</summary>
    public byte[] Sum()
    {
        Flush();
        return hash.GetHashAndReset();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        length += buffer.Length;
        if (buffer.Length > Block - waiting)
        {
            Flush();
        }

        if (buffer.Length > Block)
        {
            HandOn(buffer);
            return;
        }

        buffer.CopyTo(block.AsSpan(waiting));
        waiting += buffer.Length;
    }

    public override void Flush()
    {
        HandOn(block.AsSpan(0, waiting));
        waiting = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is written.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("What has been written is summed.");

    public override void SetLength(long value) => throw new NotSupportedException("What has been written is summed.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void HandOn(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        below.Write(bytes);
    }
}
