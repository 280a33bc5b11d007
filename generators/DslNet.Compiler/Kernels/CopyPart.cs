using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>The part of a strided copy that reads one value.</summary>
/// <param name="Input">The value.</param>
/// <param name="Loops">The outermost first.</param>
/// <param name="From">The coordinates at which reading begins, one for each axis of the input's shape.</param>
/// <param name="To">The coordinates at which writing begins, one for each axis of the output's shape.</param>
public sealed record CopyPart(Value Input, EquatableArray<CopyLoop> Loops, EquatableArray<int> From, EquatableArray<int> To)
{
    /// <summary>Elements copied per row.</summary>
    public int Count => Loops.Aggregate(1, (count, loop) => checked(count * loop.Count));

    /// <summary>Whether it writes an element more than once: then it accumulates.</summary>
    public bool Adds => Loops.Any(loop => loop.Count > 1 && loop.To.Axis < 0);

    /// <summary>The adjoint: reads where this writes, and accumulates where this reads an element repeatedly.</summary>
    public CopyPart Adjoint(Value upstream) => new(upstream, Loops.Select(loop => loop.Reversed).ToEquatableArray(), To, From);

    /// <summary>The whole of a value, to an offset in one of the same rank.</summary>
    public static CopyPart Whole(Value input, params int[] to) => Box(input, input.Shape, [.. input.Shape.Extents.Select(_ => 0)], to);

    /// <summary>A box of a value, to an offset in one of the same rank.</summary>
    public static CopyPart Box(Value input, Shape box, int[] from, int[] to) => new(
        input,
        box.Extents.Select((extent, axis) => new CopyLoop(extent, CopyStep.Along(axis), CopyStep.Along(axis))).ToEquatableArray(),
        from.ToEquatableArray(),
        to.ToEquatableArray());
}
