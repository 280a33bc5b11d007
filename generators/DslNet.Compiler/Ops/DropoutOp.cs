using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Inverted dropout: in training each element is 0 with probability rate, else divided by 1 − rate; the identity in eval.
/// (N. Srivastava and others, 2014.)
/// </summary>
public sealed class DropoutOp : LayerOp
{
    public override string Verb => "Dropout";

    public override LayerTraits Traits => LayerTraits.Drops;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.Rate(layer, "rate");

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        float rate = layer.Number("rate");
        if (!lowering.Training || rate == 0)
        {
            return input;
        }

        // The mask is an expression: recomputed in the backward pass (counter-based random numbers) rather than stored.
        Expr random = lowering.Pool.Random(lowering.NextRandomStream());
        return lowering.Map(input, x => lowering.Pool.Select(Comparison.Less, random, lowering.Pool.Constant(rate), lowering.Pool.Constant(0), 1 / (1 - (double)rate) * x));
    }
}
