using System.Buffers.Binary;

namespace DslNet.Data;

/// <summary>Converts the little-endian samples of a WAV file to floats in [−1, 1].</summary>
internal static class WavSamples
{
    /// <summary>Converts as many samples as <paramref name="destination"/> has room for.</summary>
    public static void Convert(WavFormat format, ReadOnlySpan<byte> source, Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (format.Bits, format.IsFloat) switch
            {
                (8, _) => (source[i] - 128) / 128f,   // the only unsigned format
                (16, _) => BinaryPrimitives.ReadInt16LittleEndian(source[(2 * i)..]) / 32768f,
                (24, _) => ((source[3 * i] << 8 | source[(3 * i) + 1] << 16 | source[(3 * i) + 2] << 24) >> 8) / 8388608f,
                (32, false) => BinaryPrimitives.ReadInt32LittleEndian(source[(4 * i)..]) / 2147483648f,
                (32, true) => BinaryPrimitives.ReadSingleLittleEndian(source[(4 * i)..]),
                _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(source[(8 * i)..]),
            };
        }
    }
}
