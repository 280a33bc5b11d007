using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x·sigmoid(x). (S. Elfwing and others, 2017.)</summary>
public sealed class SiluOp : ElementwiseOp
{
    public override string Verb => "Silu";

    public override LayerTraits Traits => LayerTraits.Rectifying;

    /// <summary>He's, as for the ReLU that it equals asymptotically; PyTorch names no gain for it.</summary>
    public override InitKind? PreferredInit => InitKind.HeNormal;

    public override Expr Apply(Expr x, LayerNode layer) => x * x.Pool.Sigmoid(x);
}
