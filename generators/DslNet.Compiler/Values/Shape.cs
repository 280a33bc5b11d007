using System;
using System.Linq;

namespace DslNet.Compiler;

/// <summary>The extents of one sample: (features), (length, channels) or (height, width, channels). Rows of a batch are not part of it.</summary>
public sealed record Shape(EquatableArray<int> Extents)
{
    public static Shape Of(params int[] extents) => new(extents.ToEquatableArray());

    /// <summary>Of tokens, the number of different ones, which are numbered from 0; else 0, and elements are quantities.</summary>
    public int Vocabulary { get; init; }

    /// <summary>The number of extents; 1 for a flat vector.</summary>
    public int Rank => Extents.Count;

    /// <summary>Elements of one sample.</summary>
    public int Size
    {
        get
        {
            int size = 1;
            for (int i = 0; i < Extents.Count; i++)
            {
                size = checked(size * Extents[i]);
            }

            return size;
        }
    }

    /// <summary>Channels of each pixel or position: the last extent.</summary>
    public int Channels => Extents[Rank - 1];

    /// <summary>Pixels of an image, positions of a sequence; 1 for a flat vector.</summary>
    public int Pixels => Size / Channels;

    /// <summary>The index of an axis among the extents, or −1 where samples of this shape have none.</summary>
    public int IndexOf(Axis axis) => (axis, Rank) switch
    {
        (Axis.Channels, _) => Rank - 1,
        (Axis.Steps, 2) or (Axis.Height, 3) => 0,
        (Axis.Width, 3) => 1,
        _ => -1,
    };

    /// <summary>The shape with another extent.</summary>
    public Shape With(int index, int extent) => new(Extents.Select((each, i) => i == index ? extent : each).ToEquatableArray());

    /// <summary>For example <c>28×28×1</c>.</summary>
    public override string ToString() => string.Join("×", Extents.Select(InvariantText.Of));
}
