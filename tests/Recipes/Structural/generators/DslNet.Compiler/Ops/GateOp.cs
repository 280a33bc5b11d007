using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x·block(x), element by element. (J. Hu and others, Squeeze-and-Excitation Networks, 2018.)</summary>
public sealed class GateOp : LayerOp
{
    public override string Verb => "Gate";

    public override LayerTraits Traits => LayerTraits.Structural | LayerTraits.KeepsShape | LayerTraits.Gating;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => blocks[0] == input
        ? input
        : ShapeResult.Fail($"Gate multiplies its input by its block's output, but the block turns {input} into {blocks[0]}");

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) =>
        lowering.Map([input, lowering.Block(layer.Block("block"), input)], operands => operands[0] * operands[1]);
}
