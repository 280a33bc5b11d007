using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x + block(x), or shortcut(x) + block(x). (K. He and others, Deep Residual Learning, 2015.)</summary>
public sealed class ResidualOp : LayerOp
{
    public override string Verb => "Residual";

    public override LayerTraits Traits => LayerTraits.Structural;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => layer.Has("shortcut") ? LengthsUse.OfBlocks : LengthsUse.Kept;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => (blocks, layer.Has("shortcut")) switch
    {
        ([var block, var shortcut], _) when block == shortcut => block,
        ([var block, var shortcut], _) => ShapeResult.Fail($"Residual adds its shortcut's output to its block's, but the shortcut turns {input} into {shortcut} and the block into {block}"),
        ([var block], _) when block == input => input,
        _ => ShapeResult.Fail($"Residual adds its input to its block's output, but the block turns {input} into {blocks[0]}"),
    };

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Value output = lowering.Block(layer.Block("block"), input);
        Value shortcut = layer.Has("shortcut") ? lowering.Block(layer.Block("shortcut"), input) : input;
        Value sum = lowering.Map([shortcut, output], operands => operands[0] + operands[1]);
        lowering.SetLengths(sum, lowering.LengthsOf(shortcut) ?? lowering.LengthsOf(output));
        return sum;
    }
}
