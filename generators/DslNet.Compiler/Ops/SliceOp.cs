using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>An index range along an axis.</summary>
public sealed class SliceOp : LayerOp
{
    public override string Verb => "Slice";

    public override LayerTraits Traits => LayerTraits.WorksByStep;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => layer.Axis("axis") == Axis.Channels ? LengthsUse.Kept : LengthsUse.Refused;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        Axis axis = layer.Axis("axis");
        int index = input.IndexOf(axis);
        if (index < 0)
        {
            return ShapeResult.Fail($"Slice takes places along {axis}, which {input} doesn't have");
        }

        (int start, int count) = PlacesOf(layer, input.Extents[index]);
        return start < 0 || count < 1 || start + (long)count > input.Extents[index]
            ? ShapeResult.Fail($"Slice takes {layer.Stretch("range")} of {InvariantText.Of(input.Extents[index])} places along {axis} of {input}: that is {(count < 1 ? "none" : "beyond its end")}")
            : input.With(index, count);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        int index = input.Shape.IndexOf(layer.Axis("axis"));
        (int start, int count) = PlacesOf(layer, input.Shape.Extents[index]);
        return lowering.Box(input, input.Shape.With(index, count), [.. input.Shape.Extents.Select((_, i) => i == index ? start : 0)]);
    }

    private static (int Start, int Count) PlacesOf(LayerNode layer, int extent)
    {
        ArgumentValue.Stretch range = layer.Stretch("range");
        int start = range.StartsFromEnd ? extent - range.Start : range.Start, end = range.EndsFromEnd ? extent - range.End : range.End;
        return (start, (int)System.Math.Min(int.MaxValue, System.Math.Max(0, (long)end - start)));
    }
}
