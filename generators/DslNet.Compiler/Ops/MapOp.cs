using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// A block applied to each step of a sequence, with one set of parameters. It is lowered on the whole sequence, so that a Dense is one product over all rows and steps; layers of
/// which that can't be said are refused.
/// </summary>
public sealed class MapOp : LayerOp
{
    public override string Verb => "Map";

    public override LayerTraits Traits => LayerTraits.Structural;

    /// <summary>A step.</summary>
    public override Shape BlockInput(Shape input) => input.Rank == 2 ? Lowering.StepOf(input) : input;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank != 2)
        {
            return ShapeResult.Fail($"Map applies its block to each step of a sequence (steps, features), but gets {input}");
        }

        return blocks[0].Rank != 1 ? ShapeResult.Fail($"Map's block must turn a step into a flat vector, but makes {blocks[0]} of {BlockInput(input)}")
            : Shape.Of(input.Extents[0], blocks[0].Size);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.Block(layer.Block("block"), input);

    /// <summary>A tap would be of one step.</summary>
    public override string? Refuses(LayerOp inner) => WorksByStep(inner) && !inner.Traits.HasFlag(LayerTraits.NamesValue)
        ? null
        : $"Map can't apply {inner.Verb} to each step: it takes layers of a step's features, such as Dense, activations, LayerNorm, Dropout and Softmax, and blocks of those";

    private static bool WorksByStep(LayerOp op) => op is ElementwiseOp
        || new[] { LayerTraits.WorksByStep, LayerTraits.Structural, LayerTraits.Joins, LayerTraits.PassesValue, LayerTraits.Stochastic }.Any(trait => op.Traits.HasFlag(trait));
}
