using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>A layer that is one scalar function of each element. A new one declares its verb and its function; the rest follows.</summary>
public abstract class ElementwiseOp : LayerOp
{
    /// <summary>The layer's function of <paramref name="x"/>; arguments come from <paramref name="layer"/>.</summary>
    public abstract Expr Apply(Expr x, LayerNode layer);

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.Map(input, x => Apply(x, layer));
}
