using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// A block that isn't trained: its parameters have no gradients, and batch normalization in it uses its running statistics in training, too. Gradients are propagated
/// through it to the trained layers before it.
/// </summary>
public sealed class FrozenOp : LayerOp
{
    public override string Verb => "Frozen";

    public override LayerTraits Traits => LayerTraits.Freezes;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => blocks[0];

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.Block(layer.Block("block"), input);
}
