using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x·tanh(log(1 + e^x)). (D. Misra, 2019.)</summary>
public sealed class MishOp : ElementwiseOp
{
    public override string Verb => "Mish";

    public override LayerTraits Traits => LayerTraits.Rectifying;

    /// <summary>He's, as for the ReLU that it tends to away from 0.</summary>
    public override InitKind? PreferredInit => InitKind.HeNormal;

    public override Expr Apply(Expr x, LayerNode layer) => x * x.Pool.Tanh(x.Pool.Softplus(x));
}
