using System.Buffers.Binary;
using System.Numerics;

namespace DslNet.Data;

/// <summary>Converts the big-endian values of an IDX file.</summary>
internal static class IdxValues
{
    /// <summary>The number of bytes of a value.</summary>
    public static int Width(IdxElement element) => element switch
    {
        IdxElement.UInt8 or IdxElement.Int8 => 1,
        IdxElement.Int16 => 2,
        IdxElement.Int32 or IdxElement.Float32 => 4,
        _ => 8,
    };

    public static bool IsInteger(IdxElement element) => element is not (IdxElement.Float32 or IdxElement.Float64);

    /// <summary>Converts as a cast does; to integers only from integers.</summary>
    /// <param name="element">What the bytes are.</param>
    /// <param name="source">As many values as <paramref name="destination"/> has.</param>
    /// <param name="destination">The numbers.</param>
    public static void Convert<T>(IdxElement element, ReadOnlySpan<byte> source, Span<T> destination)
        where T : struct, INumber<T>
    {
        switch (element)
        {
            case IdxElement.UInt8:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = T.CreateTruncating(source[i]);
                }

                break;
            case IdxElement.Int8:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = T.CreateTruncating((sbyte)source[i]);
                }

                break;
            case IdxElement.Int16:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = T.CreateTruncating(BinaryPrimitives.ReadInt16BigEndian(source[(2 * i)..]));
                }

                break;
            case IdxElement.Int32:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = T.CreateTruncating(BinaryPrimitives.ReadInt32BigEndian(source[(4 * i)..]));
                }

                break;
            case IdxElement.Float32:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = T.CreateTruncating(BinaryPrimitives.ReadSingleBigEndian(source[(4 * i)..]));
                }

                break;
            default:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = T.CreateTruncating(BinaryPrimitives.ReadDoubleBigEndian(source[(8 * i)..]));
                }

                break;
        }
    }
}
