using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>What a strided copy takes from one value.</summary>
/// <param name="Input">The value.</param>
/// <param name="Loops">The outermost first.</param>
/// <param name="From">The coordinates at which reading begins, one for each axis of the input's shape.</param>
/// <param name="To">The coordinates at which writing begins, one for each axis of the output's shape.</param>
public sealed record CopyPart(Value Input, EquatableArray<CopyLoop> Loops, EquatableArray<int> From, EquatableArray<int> To)
{
    /// <summary>Numbers that are copied in each row.</summary>
    public int Count => Loops.Aggregate(1, (count, loop) => checked(count * loop.Count));

    /// <summary>Whether it writes a place more than once: then it adds.</summary>
    public bool Adds => Loops.Any(loop => loop.Count > 1 && loop.To.Axis < 0);

    /// <summary>The way back, for the gradient: reads where this writes, and adds up where this reads again.</summary>
    public CopyPart Adjoint(Value upstream) => new(upstream, Loops.Select(loop => loop.Reversed).ToEquatableArray(), To, From);

    /// <summary>The whole of a value, to a place in one of the same rank.</summary>
    public static CopyPart Whole(Value input, params int[] to) => Box(input, input.Shape, [.. input.Shape.Extents.Select(_ => 0)], to);

    /// <summary>A box of a value, to a place in one of the same rank.</summary>
    public static CopyPart Box(Value input, Shape box, int[] from, int[] to) => new(
        input,
        box.Extents.Select((extent, axis) => new CopyLoop(extent, CopyStep.Along(axis), CopyStep.Along(axis))).ToEquatableArray(),
        from.ToEquatableArray(),
        to.ToEquatableArray());
}
