using System.Buffers.Binary;

namespace DslNet.Tests.Data.Readers;

/// <summary>Damages files, always in the same ways for the same seed.</summary>
internal static class Mutation
{
    private static readonly uint[] Lengths = [0, 1, 2, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x4000_0000, 0x0100_0000, 0x0001_0000];

    /// <summary>One to three changes of a file that was right.</summary>
    public static byte[] Of(byte[] file, Random random)
    {
        byte[] result = [.. file];
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            result = Once(result, random);
        }

        return result;
    }

    private static byte[] Once(byte[] file, Random random)
    {
        // The first bytes say how long everything is, so half of all changes are made there.
        int place = random.Next(random.Next(2) == 0 ? Math.Min(file.Length, 64) : file.Length);
        int count = random.Next(1, 1 + Math.Min(64, file.Length - place));
        switch (file.Length == 0 ? 5 : random.Next(8))
        {
            case 0:
                file[place] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file[place] = (byte)random.Next(256);
                return file;
            case 2:
                return file[..place];
            case 3:
                return [.. file[..place], .. file[(place + count)..]];
            case 4:
                return [.. file[..(place + count)], .. file[place..]];
            case 5:
                byte[] noise = new byte[random.Next(1, 64)];
                random.NextBytes(noise);
                return [.. file[..Math.Min(place, file.Length)], .. noise, .. file[Math.Min(place, file.Length)..]];
            default:
                return WithLength(file, random);
        }
    }

    private static byte[] WithLength(byte[] file, Random random)
    {
        if (file.Length < 4)
        {
            return file;
        }

        Span<byte> place = file.AsSpan(random.Next(Math.Min(file.Length - 3, 64)), 4);
        uint length = random.Next(2) == 0 ? Lengths[random.Next(Lengths.Length)] : (uint)random.NextInt64(1L << random.Next(1, 33));
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(place, length);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(place, length);
        }

        return file;
    }
}
