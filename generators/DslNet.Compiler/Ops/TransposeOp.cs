using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Transposition of two axes of a sample.</summary>
public sealed class TransposeOp : LayerOp
{
    public override string Verb => "Transpose";

    public override LayerTraits Traits => LayerTraits.None;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        Axis[] axes = [layer.Axis("first"), layer.Axis("second")];
        foreach (Axis axis in axes)
        {
            if (input.IndexOf(axis) < 0)
            {
                return ShapeResult.Fail($"Transpose changes {axes[0]} for {axes[1]}, but {input} has no {axis}");
            }
        }

        (int first, int second) = (input.IndexOf(axes[0]), input.IndexOf(axes[1]));
        return input.With(first, input.Extents[second]).With(second, input.Extents[first]);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) =>
        lowering.Transpose(input, input.Shape.IndexOf(layer.Axis("first")), input.Shape.IndexOf(layer.Axis("second")));
}
