using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// A recurrence in both directions, with parameters of their own, and both outputs of a step one behind the other. In the reversed direction a row with a length starts
/// at its own last step. (M. Schuster, K. Paliwal, Bidirectional Recurrent Neural Networks, 1997.)
/// </summary>
public sealed class BidirectionalOp : LayerOp
{
    public override string Verb => "Bidirectional";

    public override LayerTraits Traits => LayerTraits.Structural;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer)
    {
        if (layer.Block("layer") is not [var only] || !OpTable.Is(only, LayerTraits.Recurrent))
        {
            yield return new ArgumentProblem("layer", $"layer must be one recurrence (Rnn, Gru, Lstm or Scan), but is {(layer.Block("layer").Count == 0 ? "empty" : QuotedText.Cleaned(layer.Arguments[0].Value.ToString()))}");
        }
    }

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => blocks[0].Channels <= int.MaxValue / 2
        ? blocks[0].With(blocks[0].Rank - 1, 2 * blocks[0].Channels)
        : ShapeResult.Fail($"Bidirectional makes twice as many features of {blocks[0]}, which are more than there can be");

    public override int Copies => 2;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        (Value forward, Value backward) = lowering.BothDirections(layer.Block("layer"), input);
        Value both = lowering.Concat([forward, backward], axis: 1);
        lowering.SetLengths(both, lowering.LengthsOf(forward));
        return both;
    }
}
