using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>A part of a strided copy in floats of memory: where it begins, and nested loops, as few as do it.</summary>
internal sealed class PlacedCopy
{
    private readonly int from;
    private readonly int to;
    private readonly int fromRow;
    private readonly int toRow;
    private readonly List<Loop> loops = [];

    private PlacedCopy(CopyPart part, Value output, MemoryLayout layout)
    {
        (fromRow, toRow) = (layout.RowStride(part.Input), layout.RowStride(output));
        int[] source = Strides(part.Input, layout), target = Strides(output, layout);
        from = part.From.Select((place, axis) => place * source[axis]).Sum();
        to = part.To.Select((place, axis) => place * target[axis]).Sum();
        foreach (CopyLoop loop in part.Loops.Where(loop => loop.Count > 1))
        {
            Loop next = new(loop.Count, loop.From.Axis < 0 ? 0 : loop.From.By * source[loop.From.Axis], loop.To.Axis < 0 ? 0 : loop.To.By * target[loop.To.Axis]);

            // Two loops that go on where the inner one ends are one.
            if (loops.Count > 0 && loops[loops.Count - 1] is var outer && outer.From == next.From * next.Count && outer.To == next.To * next.Count)
            {
                loops[loops.Count - 1] = next with { Count = outer.Count * next.Count };
            }
            else
            {
                loops.Add(next);
            }
        }
    }

    /// <summary>Turns, the outermost first, and how far each moves.</summary>
    public IReadOnlyList<(int Count, int From, int To)> Loops => [.. loops.Select(loop => (loop.Count, loop.From, loop.To))];

    /// <summary>Where reading and writing begin, and how far it is from row to row.</summary>
    public (int From, int FromRow, int To, int ToRow) Places => (from, fromRow, to, toRow);

    /// <summary>In a back end's memory.</summary>
    public static PlacedCopy Of(CopyPart part, Value output, MemoryLayout layout) => new(part, output, layout);

    /// <summary>As it is printed.</summary>
    public override string ToString() =>
        InvariantText.Of($"new CopyPlaces({from}, {fromRow}, {to}, {toRow}), ") + $"[{string.Join(", ", loops.Select(loop => InvariantText.Of($"new({loop.Count}, {loop.From}, {loop.To})")))}]";

    /// <summary>Floats from one place to the next along each axis.</summary>
    private static int[] Strides(Value value, MemoryLayout layout)
    {
        int rank = value.Shape.Rank;
        int[] strides = new int[rank];
        strides[rank - 1] = 1;
        for (int axis = rank - 2, stride = layout.PixelStride(value); axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= value.Shape.Extents[axis];
        }

        return strides;
    }

    private sealed record Loop(int Count, int From, int To);
}
