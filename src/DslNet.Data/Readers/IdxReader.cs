using Microsoft.Win32.SafeHandles;

namespace DslNet.Data;

/// <summary>
/// An IDX file that stays on disk, of any size: items are read on demand. As the inputs of a <see cref="Dataset"/> it
/// trains on more than memory holds:
/// <code>
/// using IdxReader images = IdxFile.Open("train-images-idx3-ubyte", divideBy: 255);
/// DataSplit split = new Dataset(images, labels, classes: 10).Split(seed: 1);
/// </code>
/// Thread-safe. It must stay open as long as sets made from it are in use.
/// </summary>
public sealed class IdxReader : IRowSource, IDisposable
{
    private const int BlockBytes = 8192;

    private readonly SafeFileHandle file;
    private readonly string path;
    private readonly int[] shape;
    private readonly int dataOffset;
    private readonly float divideBy;

    internal IdxReader(SafeFileHandle file, string path, IdxHeader header, float divideBy)
    {
        this.file = file;
        this.path = path;
        this.divideBy = divideBy;
        Element = header.Element;
        shape = header.Shape;
        RowSize = header.ItemSize;
        dataOffset = header.Length;
    }

    /// <summary>The element type of the file.</summary>
    public IdxElement Element { get; }

    /// <summary>The dimensions, slowest first: [60000, 28, 28] for 60,000 images of 28×28 pixels.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>The number of items: the first dimension.</summary>
    public int Count => shape[0];

    /// <summary>The number of elements of an item: the product of the other dimensions.</summary>
    public int RowSize { get; }

    /// <summary>Reads whole items from the file. Allocates nothing.</summary>
    /// <param name="first">The first item, in 0..<see cref="Count"/>.</param>
    /// <param name="destination">As many items as it has room for, row-major [items × <see cref="RowSize"/>].</param>
    /// <exception cref="ArgumentException">No whole number of items, or more than there are from <paramref name="first"/> on.</exception>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    /// <exception cref="DslNetFormatException">The file has become shorter since it was opened.</exception>
    public void Read(int first, Span<float> destination)
    {
        ObjectDisposedException.ThrowIf(file.IsClosed, this);
        IdxItems.MustBeThere(first, destination.Length, Count, RowSize);
        int width = IdxValues.Width(Element);
        long offset = dataOffset + ((long)first * RowSize * width);
        Span<byte> block = stackalloc byte[BlockBytes];
        while (destination.Length > 0)
        {
            int values = Math.Min(destination.Length, BlockBytes / width);
            Span<byte> bytes = block[..(values * width)];
            ReadBytes(bytes, offset);
            Span<float> part = destination[..values];
            IdxValues.Convert(Element, bytes, part);
            Divide(part);
            destination = destination[values..];
            offset += bytes.Length;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>One line: the kind of numbers and the dimensions.</summary>
    public override string ToString() => $"IDX on disk: {string.Join('×', shape)} {Element}";

    private void ReadBytes(Span<byte> bytes, long offset)
    {
        int filled = 0;
        while (filled < bytes.Length)
        {
            int read = RandomAccess.Read(file, bytes[filled..], offset + filled);
            if (read == 0)
            {
                throw new DslNetFormatException(path, offset + filled, $"The file was longer when it was opened; it ends in an item ({bytes.Length} bytes are needed, {filled} are there).");
            }

            filled += read;
        }
    }

    private void Divide(Span<float> values)
    {
        if (divideBy == 1)
        {
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= divideBy;
        }
    }
}
