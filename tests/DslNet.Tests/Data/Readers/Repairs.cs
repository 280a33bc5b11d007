using System.Buffers.Binary;

namespace DslNet.Tests.Data.Readers;

/// <summary>Damages what stands behind a file's header, and makes the header say what is there.</summary>
internal static class Repairs
{
    /// <summary>As many items as are there.</summary>
    public static byte[] Idx(byte[] file, Random random)
    {
        int dimensions = file[3], header = 4 + (4 * dimensions);
        byte[] damaged = [.. file[..header], .. Mutation.Of(file[header..], random)];
        int item = file[2] switch { 0x08 or 0x09 => 1, 0x0B => 2, 0x0E => 8, _ => 4 };
        for (int i = 1; i < dimensions; i++)
        {
            item *= BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4 + (4 * i)));
        }

        int items = item == 0 ? 0 : (damaged.Length - header) / item;
        BinaryPrimitives.WriteInt32BigEndian(damaged.AsSpan(4), items);
        return damaged[..(header + (items * item))];
    }

    /// <summary>The line that names the columns stays.</summary>
    public static byte[] Csv(byte[] file, Random random)
    {
        int end = Array.IndexOf(file, (byte)'\n') + 1;
        return [.. file[..end], .. Mutation.Of(file[end..], random)];
    }

    /// <summary>Whole moments, of the length that both chunks say.</summary>
    public static byte[] Wav(byte[] file, Random random)
    {
        int header = file.AsSpan().IndexOf("data"u8) + 8, frame = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(file.AsSpan().IndexOf("fmt "u8) + 20));
        byte[] samples = Mutation.Of(file[header..], random);
        samples = samples[..(samples.Length / frame * frame)];
        byte[] damaged = [.. file[..header], .. samples];
        BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(4), damaged.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(header - 4), samples.Length);
        return damaged;
    }
}
