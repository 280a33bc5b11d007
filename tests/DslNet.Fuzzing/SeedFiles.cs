using System.Buffers.Binary;
using System.IO.Compression;

namespace DslNet.Fuzzing;

/// <summary>The bytes of small files that are right.</summary>
internal static class SeedFiles
{
    public static byte[] Idx(byte element, params int[] shape)
    {
        int width = element switch { 0x08 or 0x09 => 1, 0x0B => 2, 0x0E => 8, _ => 4 };
        byte[] file = new byte[4 + (4 * shape.Length) + (width * shape.Aggregate(1, (product, size) => product * size))];
        file[2] = element;
        file[3] = (byte)shape.Length;
        for (int i = 0; i < shape.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), shape[i]);
        }

        return file;
    }

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static IReadOnlyList<byte[]> Wavs() => [Wav(1, 16), Wav(1, 24), Wav(3, 32)];

    private static byte[] Wav(short code, short bits)
    {
        const int Samples = 4;
        int bytes = Samples * bits / 8;
        byte[] file = new byte[44 + bytes];
        "RIFF    WAVEfmt "u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), code);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), 8000);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 8000 * bits / 8);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), (short)(bits / 8));
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), bits);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), bytes);
        return file;
    }
}
