using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>A part of a strided copy in memory, counted in floats: start offsets and a minimal loop nest.</summary>
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

            // Two loops are collapsed where the outer one continues where the inner one ends.
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

    /// <summary>Trip counts and strides of the loops, the outermost first.</summary>
    public IReadOnlyList<(int Count, int From, int To)> Loops => [.. loops.Select(loop => (loop.Count, loop.From, loop.To))];

    /// <summary>Start offsets and row strides of reading and writing.</summary>
    public (int From, int FromRow, int To, int ToRow) Places => (from, fromRow, to, toRow);

    /// <summary>The part in a back end's memory layout.</summary>
    public static PlacedCopy Of(CopyPart part, Value output, MemoryLayout layout) => new(part, output, layout);

    /// <summary>As it is printed.</summary>
    public override string ToString() =>
        InvariantText.Of($"new CopyPlaces({from}, {fromRow}, {to}, {toRow}), ") + $"[{string.Join(", ", loops.Select(loop => InvariantText.Of($"new({loop.Count}, {loop.From}, {loop.To})")))}]";

    /// <summary>The stride along each axis, in floats.</summary>
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
