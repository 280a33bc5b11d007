using System.Buffers.Binary;
using System.Text;

namespace DslNet.Data;

/// <summary>Reads the format and sample chunks of a WAV file and skips others.</summary>
internal static class WavReader
{
    private const int HeaderLength = 12, ChunkHeaderLength = 8;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">The limit of its samples' memory.</param>
    /// <param name="mostFrames">The maximum number of frames to read.</param>
    public static WavFile Read(string path, ReaderLimits limits, int mostFrames = int.MaxValue)
    {
        using InputFile file = InputFile.Open(path);
        long end = ReadHeader(file);
        WavFormat? format = null;
        while (true)
        {
            (string name, long length) = ReadChunkHeader(file, end, format);
            switch (name)
            {
                case "fmt " when format is not null:
                    throw file.Wrong(file.Offset - ChunkHeaderLength, "There is a second format chunk.");
                case "fmt ":
                    format = WavFormat.Read(file, length);
                    break;
                case "data":
                    return new WavFile(format ?? throw file.Wrong(file.Offset - ChunkHeaderLength, "The samples come before the format chunk."), ReadSamples(file, format, length, limits, mostFrames));
                default:
                    file.Skip(length);
                    break;
            }

            // Chunks are 2-byte aligned; padding after the last one may be missing.
            file.Skip(Math.Min(length % 2, end - file.Offset));
        }
    }

    // Returns the end of the last chunk.
    private static long ReadHeader(InputFile file)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        file.Read(header, "the header");
        if (file.IsPacked)
        {
            throw file.Wrong(0, "The file is packed with gzip; a WAV file must be plain.");
        }

        if (!header[..4].SequenceEqual("RIFF"u8))
        {
            throw file.Wrong(0, $"A WAV file begins with 'RIFF'; {Text(header[..4])} came.");
        }

        if (!header[8..].SequenceEqual("WAVE"u8))
        {
            throw file.Wrong(8, $"The file must be of the form 'WAVE'; {Text(header[8..])} came.");
        }

        // A length of 0 or −1, left by an interrupted writer, is refused, too: the extent of the loss is unknown.
        long end = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) + (long)ChunkHeaderLength;
        return end <= file.AtMost ? end : throw file.Wrong(4, FormattableString.Invariant($"The header promises a file of {end} bytes; it has {file.AtMost}."));
    }

    private static (string Name, long Length) ReadChunkHeader(InputFile file, long end, WavFormat? format)
    {
        long start = file.Offset;
        if (end - start < ChunkHeaderLength)
        {
            throw file.Wrong(start, format is null ? "The chunks end without a format and samples." : "The chunks end without samples (a 'data' chunk).");
        }

        Span<byte> header = stackalloc byte[ChunkHeaderLength];
        file.Read(header, "the header of a chunk");
        long length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        if (length > end - file.Offset)
        {
            throw file.Wrong(start + 4, FormattableString.Invariant($"The chunk {Text(header[..4])} promises {length} bytes; {end - file.Offset} are left."));
        }

        return (Encoding.Latin1.GetString(header[..4]), length);
    }

    private static float[] ReadSamples(InputFile file, WavFormat format, long length, ReaderLimits limits, int mostFrames)
    {
        if (length % format.FrameBytes != 0)
        {
            throw file.Wrong(file.Offset - 4, FormattableString.Invariant($"{length} bytes of samples are no whole number of moments of {format.FrameBytes} bytes."));
        }

        int width = format.Bits / 8;
        long count = Math.Min(length / format.FrameBytes, mostFrames) * format.Channels;
        if (count > Array.MaxLength)
        {
            throw file.Wrong(file.Offset - 4, FormattableString.Invariant($"{count} samples are more than an array holds."));
        }

        if (count * sizeof(float) > limits.MaxBytes)
        {
            throw file.Wrong(file.Offset - 4, FormattableString.Invariant($"{count} samples take {count * sizeof(float)} bytes of memory; at most {limits.MaxBytes} are taken (ReaderLimits.MaxBytes)."));
        }

        float[] samples = new float[count];
        Span<byte> block = stackalloc byte[8192];
        int perBlock = block.Length / width;
        for (int start = 0; start < samples.Length; start += perBlock)
        {
            Span<float> part = samples.AsSpan(start, Math.Min(perBlock, samples.Length - start));
            long offset = file.Offset;
            file.Read(block[..(part.Length * width)], "the samples");
            WavSamples.Convert(format, block, part);
            MustBeFinite(file, part, offset, width);
        }

        return samples;
    }

    private static void MustBeFinite(InputFile file, ReadOnlySpan<float> samples, long offset, int width)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
            {
                throw file.Wrong(offset + (i * width), FormattableString.Invariant($"A sample must be finite; as a float this one is {samples[i]}."));
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> name) =>
        name.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? Convert.ToHexString(name) : $"'{Encoding.ASCII.GetString(name)}'";
}
