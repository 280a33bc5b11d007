using System.Globalization;

namespace DslNet;

/// <summary>The extents of one sample: (features), (length, channels) or (height, width, channels). The rows of a batch are not part of it.</summary>
public sealed class Shape : IEquatable<Shape>
{
    private readonly int[] extents;

    /// <summary>A shape of the given extents.</summary>
    /// <param name="extents">At least one, each at least 1.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is less than 1, or their product is more than 2,147,483,647.</exception>
    public Shape(params int[] extents)
    {
        ArgumentNullException.ThrowIfNull(extents);
        if (extents.Length == 0)
        {
            throw new ArgumentException("A shape has at least one extent; none came.", nameof(extents));
        }

        long size = 1;
        foreach (int extent in extents)
        {
            if (extent < 1)
            {
                throw OutOfRange.Of(nameof(extents), extent, "Each extent of a shape is at least 1.");
            }

            size *= extent;
            if (size > int.MaxValue)
            {
                throw new ArgumentOutOfRangeException(nameof(extents), $"A shape has at most 2,147,483,647 numbers. It is {Text(extents)}.");
            }
        }

        this.extents = [.. extents];
        Size = (int)size;
    }

    /// <summary>The number of extents; 1 is a flat vector.</summary>
    public int Rank => extents.Length;

    /// <summary>Elements of one sample: the product of the extents.</summary>
    public int Size { get; }

    /// <summary>The extent at <paramref name="index"/>.</summary>
    public int this[int index] => extents[index];

    /// <summary>Whether both have the same extents.</summary>
    public static bool operator ==(Shape? left, Shape? right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Shape? left, Shape? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && extents.AsSpan().SequenceEqual(other.extents);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => extents.Aggregate(17, HashCode.Combine);

    /// <summary>For example <c>28×28×1</c>.</summary>
    public override string ToString() => Text(extents);

    private static string Text(int[] extents) => string.Join("×", extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
}
