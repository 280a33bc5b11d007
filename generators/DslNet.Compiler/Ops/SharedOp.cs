using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// A block with one set of parameters wherever it is applied; their gradients are summed. The graph holds the block at its first application, and its identity at
/// the others.
/// </summary>
public sealed class SharedOp : LayerOp
{
    public override string Verb => "Shared";

    public override LayerTraits Traits => LayerTraits.Shares;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => blocks[0];

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) =>
        lowering.SharedBlock(layer.SharedId!.Value, layer.Blocks.Select(block => (EquatableArray<LayerNode>?)block).FirstOrDefault(), input);
}
