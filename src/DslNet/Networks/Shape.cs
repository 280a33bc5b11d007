using System.Globalization;

namespace DslNet;

/// <summary>The extents of one sample: (features), (length, channels) or (height, width, channels). The rows of a batch are not part of it.</summary>
public sealed class Shape : IEquatable<Shape>
{
    private readonly int[] extents;

    /// <summary>A shape of the given extents.</summary>
    /// <param name="extents">At least one, each at least 1.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is less than 1.</exception>
    public Shape(params int[] extents)
    {
        ArgumentNullException.ThrowIfNull(extents);
        if (extents.Length == 0)
        {
            throw new ArgumentException("A shape has at least one extent; none came.", nameof(extents));
        }

        foreach (int extent in extents)
        {
            if (extent < 1)
            {
                throw OutOfRange.Of(nameof(extents), extent, "Each extent of a shape is at least 1.");
            }
        }

        this.extents = [.. extents];
        Size = extents.Aggregate(1, (product, extent) => checked(product * extent));
    }

    /// <summary>How many extents there are; 1 is a flat vector.</summary>
    public int Rank => extents.Length;

    /// <summary>Numbers in one sample: the product of the extents.</summary>
    public int Size { get; }

    /// <summary>The extent at <paramref name="index"/>.</summary>
    public int this[int index] => extents[index];

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && extents.AsSpan().SequenceEqual(other.extents);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => extents.Aggregate(17, HashCode.Combine);

    /// <summary>For example <c>28×28×1</c>.</summary>
    public override string ToString() => string.Join("×", extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
}
