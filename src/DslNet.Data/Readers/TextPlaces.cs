using System.Buffers;
using System.Text;

namespace DslNet.Data;

/// <summary>Converts positions in a text file to byte offsets, for error messages, by reading the file again.</summary>
internal static class TextPlaces
{
    private const int Block = 4096;

    /// <summary>The number of bytes before a character, a byte order mark included.</summary>
    /// <param name="text">The file, from its start.</param>
    /// <param name="characters">The number of characters before it, in UTF-16 units.</param>
    public static long ByteOffset(StreamReader text, long characters)
    {
        char[] block = new char[Block];
        Encoder? encoder = null;
        byte[] bytes = [];
        long offset = 0;
        while (characters > 0)
        {
            int count;
            try
            {
                count = text.Read(block, 0, (int)Math.Min(Block, characters));
            }
            catch (DecoderFallbackException)
            {
                return offset;   // the position is before invalid UTF-8: the whole blocks before it are the best approximation
            }

            if (count == 0)
            {
                break;
            }

            if (encoder is null)
            {
                encoder = text.CurrentEncoding.GetEncoder();
                bytes = new byte[text.CurrentEncoding.GetMaxByteCount(Block)];
                offset = MarkLength(text);
            }

            offset += encoder.GetBytes(block.AsSpan(0, count), bytes, flush: false);
            characters -= count;
        }

        return offset;
    }

    /// <summary>The offset of the first byte that is invalid UTF-8.</summary>
    public static long FirstInvalidUtf8(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] block = new byte[Block];
        int kept = 0;
        long offset = 0;
        while (true)
        {
            int read = file.Read(block, kept, Block - kept);
            int count = kept + read, i = 0;
            while (i < count)
            {
                OperationStatus status = Rune.DecodeFromUtf8(block.AsSpan(i, count - i), out _, out int length);
                if (status == OperationStatus.NeedMoreData && read > 0)
                {
                    break;
                }

                if (status != OperationStatus.Done)
                {
                    return offset + i;
                }

                i += length;
            }

            if (read == 0)
            {
                return offset + i;
            }

            kept = count - i;
            block.AsSpan(i, kept).CopyTo(block);
            offset += i;
        }
    }

    // The reader strips the byte order mark: it is present where the stream is ahead by its length.
    private static long MarkLength(StreamReader text)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        if (text.CurrentEncoding is not UTF8Encoding)
        {
            return text.CurrentEncoding.Preamble.Length;   // another encoding is detected only by its mark
        }

        Span<byte> first = stackalloc byte[mark.Length];
        Stream stream = text.BaseStream;
        long position = stream.Position;
        stream.Position = 0;
        int read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        stream.Position = position;
        return first[..read].SequenceEqual(mark) ? mark.Length : 0;
    }
}
