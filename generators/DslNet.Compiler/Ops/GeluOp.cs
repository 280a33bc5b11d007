using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x·Φ(x), exact: x/2·(1 + erf(x/√2)). (D. Hendrycks, K. Gimpel, 2016.)</summary>
public sealed class GeluOp : ElementwiseOp
{
    public override string Verb => "Gelu";

    public override LayerTraits Traits => LayerTraits.Rectifying;

    /// <summary>He's, as for the ReLU that it equals asymptotically; PyTorch names no gain for it.</summary>
    public override InitKind? PreferredInit => InitKind.HeNormal;

    public override Expr Apply(Expr x, LayerNode layer) => 0.5 * x * (1 + x.Pool.Erf(x * System.Math.Sqrt(0.5)));
}
