using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>log(1 + e^x).</summary>
public sealed class SoftplusOp : ElementwiseOp
{
    public override string Verb => "Softplus";

    public override LayerTraits Traits => LayerTraits.Rectifying;

    /// <summary>He's, as for the ReLU that it equals asymptotically; PyTorch names no gain for it.</summary>
    public override InitKind? PreferredInit => InitKind.HeNormal;

    public override Expr Apply(Expr x, LayerNode layer) => x.Pool.Softplus(x);
}
