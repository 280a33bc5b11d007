using System.Numerics;

namespace DslNet.Data;

/// <summary>An IDX file in memory: <see cref="Count"/> items of <see cref="ItemSize"/> numbers each. It never changes.</summary>
public sealed class IdxArray
{
    private readonly byte[] data;
    private readonly int[] shape;

    internal IdxArray(IdxHeader header, byte[] data)
    {
        Element = header.Element;
        shape = header.Shape;
        ItemSize = header.ItemSize;
        this.data = data;
    }

    /// <summary>The element type of the file.</summary>
    public IdxElement Element { get; }

    /// <summary>The dimensions, slowest first: [10000, 28, 28] for 10,000 images of 28×28 pixels.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>The number of items: the first dimension.</summary>
    public int Count => shape[0];

    /// <summary>The number of elements of an item: the product of the other dimensions, 1 if there are none.</summary>
    public int ItemSize { get; }

    /// <summary>Reads whole items, row-major; rounded to float. Allocates nothing.</summary>
    /// <param name="first">The first item, in 0..<see cref="Count"/>.</param>
    /// <param name="destination">As many items as it has room for, [items × <see cref="ItemSize"/>].</param>
    /// <exception cref="ArgumentException">No whole number of items, or more than there are from <paramref name="first"/> on.</exception>
    public void CopyTo(int first, Span<float> destination) => Copy(first, destination);

    /// <summary>Reads whole items, row-major and exact. Allocates nothing.</summary>
    /// <inheritdoc cref="CopyTo(int, Span{float})"/>
    public void CopyTo(int first, Span<double> destination) => Copy(first, destination);

    /// <summary>Reads whole items of integers, such as labels. Allocates nothing.</summary>
    /// <inheritdoc cref="CopyTo(int, Span{float})"/>
    /// <exception cref="InvalidOperationException">The file holds floating-point numbers.</exception>
    public void CopyTo(int first, Span<int> destination)
    {
        if (!IdxValues.IsInteger(Element))
        {
            throw new InvalidOperationException($"The file holds {Element}; integers can be read only from a file of integers.");
        }

        Copy(first, destination);
    }

    /// <summary>One line: the kind of numbers and the dimensions.</summary>
    public override string ToString() => $"IDX: {string.Join('×', shape)} {Element}";

    private void Copy<T>(int first, Span<T> destination)
        where T : struct, INumber<T>
    {
        IdxItems.MustBeThere(first, destination.Length, Count, ItemSize);
        int width = IdxValues.Width(Element);
        IdxValues.Convert(Element, data.AsSpan(first * ItemSize * width, destination.Length * width), destination);
    }
}
