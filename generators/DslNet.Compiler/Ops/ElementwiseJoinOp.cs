using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// A binary function of values, element by element, with broadcasting: an extent of 1 is repeated, and so is a flat vector over the pixels of an image or
/// the positions of a sequence with as many channels.
/// </summary>
public abstract class ElementwiseJoinOp : JoinOp
{
    public override LayerTraits Traits => LayerTraits.Joins;

    /// <summary>Of two elements; more than two values are folded from left to right.</summary>
    protected abstract Expr Combine(Expr left, Expr right);

    protected override ShapeResult Infer(LayerNode layer, IReadOnlyList<Shape> operands)
    {
        Shape full = operands.OrderByDescending(shape => shape.Rank).First();
        foreach (Shape shape in operands)
        {
            for (int axis = 0; axis < full.Rank && shape.Rank == full.Rank; axis++)
            {
                full = full.Extents[axis] == 1 ? full.With(axis, shape.Extents[axis]) : full;
            }
        }

        return operands.All(shape => Fits(shape, full))
            ? full
            : ShapeResult.Fail($"{Verb} works element by element, but gets {Shapes(operands)}; a 1 is repeated, and a flat vector over pixels of as many channels, nothing else");
    }

    protected override Value Lower(LayerNode layer, IReadOnlyList<Value> operands, Lowering lowering)
    {
        Shape full = Infer(layer, [.. operands.Select(operand => operand.Shape)]).Shape!;
        return lowering.Map([.. operands.Select(operand => lowering.Broadcast(operand, full))], values => values.Aggregate(Combine));
    }

    private static bool Fits(Shape shape, Shape full) => shape.Rank == full.Rank
        ? shape.Extents.Zip(full.Extents, (extent, wanted) => extent == wanted || extent == 1).All(fits => fits)
        : shape.Rank == 1 && (shape.Size == full.Channels || shape.Size == 1);
}
