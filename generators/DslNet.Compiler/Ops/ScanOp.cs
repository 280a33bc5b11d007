using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>A recurrence with a cell of the user's: h' = cell(x, h) at each step of a sequence, starting with zeros; the output is h' of every step.</summary>
public sealed class ScanOp : LayerOp
{
    public override string Verb => "Scan";

    public override LayerTraits Traits => LayerTraits.Recurrent | LayerTraits.Structural;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "units", 1);

    /// <summary>A step is computed for the rows that have it, and its values are gone with it.</summary>
    public override string? Refuses(LayerOp inner) =>
        inner.Traits.HasFlag(LayerTraits.MixesBatch) ? $"a cell of Scan can't hold {inner.Verb}, which mixes the rows of a batch"
        : inner.Traits.HasFlag(LayerTraits.NamesValue) ? $"a cell of Scan can't hold {inner.Verb}: its values are those of one step"
        : null;

    public override IReadOnlyList<Shape>? CellInputs(LayerNode layer, Shape input) =>
        input.Rank == 2 && layer.Integer("units") > 0 ? [Shape.Of(input.Channels), Shape.Of(layer.Integer("units"))] : null;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank != 2)
        {
            return ShapeResult.Fail($"Scan wants a sequence (steps, features), but gets {input}");
        }

        Shape state = Shape.Of(layer.Integer("units"));
        return blocks[0] == state
            ? Shape.Of(input.Extents[0], layer.Integer("units"))
            : ShapeResult.Fail($"Scan's cell must give a state of {state}, as units says, but gives {blocks[0]}");
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) =>
        lowering.Loop([input], [layer.Integer("units")], lowering.LengthsOf(input), (step, states) => [lowering.Cell(layer.Cell("cell"), [step[0], states[0]])]);
}
