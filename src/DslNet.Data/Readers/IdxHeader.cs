using System.Buffers.Binary;

namespace DslNet.Data;

/// <summary>The first bytes of an IDX file: two zeros, the element's code, the number of dimensions, and the dimensions (big-endian).</summary>
internal sealed class IdxHeader
{
    // Without items, the size of an item isn't backed by any bytes of the file.
    private const int LargestItemOfNone = 1 << 20;

    private IdxHeader(IdxElement element, int[] shape, long itemSize)
    {
        Element = element;
        Shape = shape;
        ItemSize = (int)itemSize;
        DataLength = (long)Int128.Min(long.MaxValue, (Int128)Count * itemSize * IdxValues.Width(element));
    }

    public IdxElement Element { get; }

    public int[] Shape { get; }

    /// <summary>The number of items: the first dimension.</summary>
    public int Count => Shape[0];

    /// <summary>The number of elements of an item: the product of the other dimensions.</summary>
    public int ItemSize { get; }

    /// <summary>The number of bytes before the values.</summary>
    public int Length => 4 + (4 * Shape.Length);

    /// <summary>The number of bytes of all values (saturated at the largest long).</summary>
    public long DataLength { get; }

    /// <summary>Reads a header and checks it against the length of the file.</summary>
    public static IdxHeader Read(InputFile file)
    {
        Span<byte> four = stackalloc byte[4];
        file.Read(four, "the magic number");
        if (four[0] != 0 || four[1] != 0)
        {
            throw file.Wrong(0, $"An IDX file begins with two zero bytes; {four[0]:X2} {four[1]:X2} came.");
        }

        var element = (IdxElement)four[2];
        if (!Enum.IsDefined(element))
        {
            throw file.Wrong(2, $"The type of the elements must be 08, 09, 0B, 0C, 0D or 0E; {four[2]:X2} came.");
        }

        int[] shape = new int[four[3]];
        if (shape.Length == 0)
        {
            throw file.Wrong(3, "There must be at least one dimension; the header says 0.");
        }

        for (int i = 0; i < shape.Length; i++)
        {
            file.Read(four, $"dimension {i}");
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(four);
            if (shape[i] < 0)
            {
                throw file.Wrong(file.Offset - 4, FormattableString.Invariant($"Dimension {i} must be at most {int.MaxValue}; it is {(uint)shape[i]}."));
            }
        }

        var header = new IdxHeader(element, shape, ItemSizeOf(shape, file));
        header.MustFit(file);
        return header;
    }

    private static long ItemSizeOf(int[] shape, InputFile file)
    {
        long size = 1;
        for (int i = 1; i < shape.Length; i++)
        {
            size *= shape[i];
            if (size > Array.MaxLength)
            {
                throw file.Wrong(4 + (4 * i), $"One item of {string.Join('×', shape[1..])} values is more than an array holds.");
            }
        }

        return shape[0] > 0 || size <= LargestItemOfNone
            ? size
            : throw file.Wrong(4, FormattableString.Invariant($"There are no items, and one would have {size} values; at most {LargestItemOfNone} are believed of a file that has none."));
    }

    private void MustFit(InputFile file)
    {
        long there = file.AtMost - Length;
        string promised = FormattableString.Invariant($"The header promises {string.Join('×', Shape)} values of {IdxValues.Width(Element)} bytes, {DataLength} bytes in all;");
        if (file.IsPacked && DataLength > there)
        {
            throw file.Wrong(4, FormattableString.Invariant($"{promised} a gzip file of this length unpacks to {there} at most."));
        }

        if (!file.IsPacked && DataLength != there)
        {
            throw file.Wrong(4, FormattableString.Invariant($"{promised} {there} follow."));
        }
    }
}
