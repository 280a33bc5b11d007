using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The identity: the skip connection of a join.</summary>
public sealed class IdentityOp : LayerOp
{
    public override string Verb => "Identity";

    public override LayerTraits Traits => LayerTraits.PassesValue;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => input;
}
