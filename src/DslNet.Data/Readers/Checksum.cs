using System.Buffers.Binary;

namespace DslNet.Data;

/// <summary>The CRC-32 that gzip has (polynomial 0xEDB88320, bits turned round), and the number of bytes modulo 2³².</summary>
/// <remarks>Source: RFC 1952, section 8.</remarks>
internal sealed class Checksum
{
    private const uint Polynomial = 0xEDB88320;

    // Eight tables: the sum of eight bytes at a time.
    private static readonly uint[][] Tables = MakeTables();

    private uint register = uint.MaxValue;

    public uint Value => ~register;

    public uint Length { get; private set; }

    public void Clear() => (register, Length) = (uint.MaxValue, 0);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Length += (uint)bytes.Length;
        uint sum = register;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            sum ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            sum = Tables[7][(byte)sum] ^ Tables[6][(byte)(sum >> 8)] ^ Tables[5][(byte)(sum >> 16)] ^ Tables[4][sum >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
        }

        foreach (byte value in bytes)
        {
            sum = Tables[0][(byte)(sum ^ value)] ^ (sum >> 8);
        }

        register = sum;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = [.. Enumerable.Range(0, 8).Select(_ => new uint[256])];
        for (uint value = 0; value < 256; value++)
        {
            uint sum = value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) != 0 ? (sum >> 1) ^ Polynomial : sum >> 1;
            }

            tables[0][value] = sum;
        }

        for (int table = 1; table < 8; table++)
        {
            for (int value = 0; value < 256; value++)
            {
                uint before = tables[table - 1][value];
                tables[table][value] = (before >> 8) ^ tables[0][(byte)before];
            }
        }

        return tables;
    }
}
