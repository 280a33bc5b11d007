namespace DslNet.Data;

/// <summary>A stream over a file up to an offset. Its last byte is returned by a read of its own, so that it is known whether it was needed.</summary>
/// <param name="file">The file, from its position; it isn't disposed.</param>
/// <param name="end">The end offset, exclusive.</param>
/// <param name="atOnce">The maximum number of bytes per read.</param>
internal sealed class PackedPart(FileStream file, long end, int atOnce) : Stream
{
    /// <summary>The offset of the next byte.</summary>
    public long Place { get; private set; } = file.Position;

    /// <summary>Whether every byte has been read.</summary>
    public bool IsHandedOut => Place == end;

    /// <summary>Whether a read past the end was attempted.</summary>
    public bool IsExhausted { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("It is read from front to back.");

    public override long Position { get => throw new NotSupportedException("It is read from front to back."); set => throw new NotSupportedException("It is read from front to back."); }

    public override int Read(Span<byte> buffer)
    {
        IsExhausted |= IsHandedOut;
        long left = end - Place, most = left > 1 ? left - 1 : left;
        int count = (int)Math.Min(Math.Min(most, atOnce), buffer.Length);
        count = count == 0 ? 0 : file.Read(buffer[..count]);
        Place += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read from front to back.");

    public override void SetLength(long value) => throw new NotSupportedException("It is read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read.");
}
