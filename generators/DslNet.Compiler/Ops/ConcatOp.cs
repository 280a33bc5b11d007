using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Concatenation along an axis; the other extents are equal.</summary>
public sealed class ConcatOp : JoinOp
{
    public override string Verb => "Concat";

    public override LayerTraits Traits => LayerTraits.AlongAxis;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => layer.Axis("axis") == Axis.Channels ? LengthsUse.Kept : LengthsUse.Refused;

    protected override ShapeResult Infer(LayerNode layer, IReadOnlyList<Shape> operands)
    {
        Axis axis = layer.Axis("axis");
        Shape first = operands[0];
        if (operands.Any(shape => shape.Rank != first.Rank))
        {
            return ShapeResult.Fail($"Concat puts values of one rank side by side, but gets {Shapes(operands)}");
        }

        int index = first.IndexOf(axis);
        if (index < 0)
        {
            return ShapeResult.Fail($"Concat goes along {axis}, which {first} doesn't have");
        }

        if (operands.Any(shape => shape.With(index, 1) != first.With(index, 1)))
        {
            return ShapeResult.Fail($"Concat along {axis} wants all other extents to be the same, but gets {Shapes(operands)}");
        }

        double extent = operands.Sum(shape => (double)shape.Extents[index]);
        return extent > Addressable.Floats
            ? ShapeResult.Fail($"Concat gets {Shapes(operands)}, more numbers along {axis} than {InvariantText.Of(Addressable.Floats)}")
            : first.With(index, (int)extent);
    }

    protected override Value Lower(LayerNode layer, IReadOnlyList<Value> operands, Lowering lowering) => lowering.Concat(operands, operands[0].Shape.IndexOf(layer.Axis("axis")));
}
