using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x + block(x). (K. He and others, Deep Residual Learning, 2015.)</summary>
public sealed class ResidualOp : LayerOp
{
    public override string Verb => "Residual";

    public override LayerTraits Traits => LayerTraits.Structural | LayerTraits.KeepsShape;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => blocks[0] == input
        ? input
        : ShapeResult.Fail($"Residual adds its input to its block's output, but the block turns {input} into {blocks[0]}");

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Value output = lowering.Block(layer.Block("block"), input);
        return lowering.Map([input, output], operands => operands[0] + operands[1]);
    }
}
