using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The same elements in row-major order (height, width, channels), in another shape.</summary>
public sealed class ReshapeOp : LayerOp
{
    public override string Verb => "Reshape";

    public override LayerTraits Traits => LayerTraits.None;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => layer.Arguments.SelectMany(argument => Range.AtLeast(layer, argument.Name, 1));

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        int[] extents = [.. layer.Arguments.Select(argument => layer.Integer(argument.Name))];
        double size = extents.Aggregate(1.0, (product, extent) => product * extent);
        return size == input.Size
            ? Shape.Of(extents)
            : ShapeResult.Fail($"Reshape to {string.Join("×", extents.Select(InvariantText.Of))} wants {InvariantText.Of(size)} numbers, but gets {(input.Rank > 1 ? $"{input}, which has " : "")}{InvariantText.Of(input.Size)}");
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.Reshape(input, Shape.Of([.. layer.Arguments.Select(argument => layer.Integer(argument.Name))]));
}
