using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Joins several values: its operands, or, point-free, the outputs of its blocks applied to one value.</summary>
public abstract class JoinOp : LayerOp
{
    /// <summary>The joined shape, or why the shapes are incompatible.</summary>
    protected abstract ShapeResult Infer(LayerNode layer, IReadOnlyList<Shape> operands);

    /// <summary>Adds the kernels.</summary>
    protected abstract Value Lower(LayerNode layer, IReadOnlyList<Value> operands, Lowering lowering);

    /// <summary>Of elements and channels at each step.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public sealed override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => Infer(layer, blocks.Count > 0 ? blocks : [input]);

    public sealed override ShapeResult InferFrom(LayerNode layer, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> blocks) => Infer(layer, blocks.Count > 0 ? blocks : inputs);

    public sealed override Value Lower(LayerNode layer, Value input, Lowering lowering) => LowerFrom(layer, [input], lowering);

    public sealed override Value LowerFrom(LayerNode layer, IReadOnlyList<Value> inputs, Lowering lowering)
    {
        Value[] blocks = [.. layer.Blocks.Select(block => lowering.Block(block, inputs[0]))];
        IReadOnlyList<Value> operands = blocks.Length > 0 ? blocks : inputs;
        Value output = Lower(layer, operands, lowering);
        if (Lengths(layer, operands[0].Shape) == LengthsUse.Kept)
        {
            lowering.SetLengths(output, operands.Select(lowering.LengthsOf).FirstOrDefault(known => known is not null));
        }

        return output;
    }

    /// <summary>For example <c>8×8×16 and 8×8×32</c>.</summary>
    protected static string Shapes(IReadOnlyList<Shape> shapes) =>
        string.Join(", ", shapes.Take(shapes.Count - 1).Select(shape => shape.ToString())) + $" and {shapes[shapes.Count - 1]}";
}
