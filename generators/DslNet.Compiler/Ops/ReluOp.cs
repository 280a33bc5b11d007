using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>max(x, 0).</summary>
public sealed class ReluOp : ElementwiseOp
{
    public override string Verb => "Relu";

    public override LayerTraits Traits => LayerTraits.Rectifying;

    /// <summary>He's, of gain √2.</summary>
    public override InitKind? PreferredInit => InitKind.HeNormal;

    public override Expr Apply(Expr x, LayerNode layer) => x.Pool.Relu(x);
}
