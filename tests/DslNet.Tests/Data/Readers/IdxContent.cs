using System.Buffers.Binary;
using System.IO.Compression;

namespace DslNet.Tests.Data.Readers;

/// <summary>Makes the bytes of IDX files.</summary>
internal static class IdxContent
{
    public static byte[] Header(byte element, params int[] shape)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        header[2] = element;
        header[3] = (byte)shape.Length;
        for (int i = 0; i < shape.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
        }

        return header;
    }

    public static byte[] Bytes(byte[] values, params int[] shape) => [.. Header(0x08, shape), .. values];

    public static byte[] Random(int seed, params int[] shape)
    {
        byte[] values = new byte[shape.Aggregate(1, (product, size) => product * size)];
        new Random(seed).NextBytes(values);
        return Bytes(values, shape);
    }

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
