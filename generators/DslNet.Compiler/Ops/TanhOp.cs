using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>tanh x.</summary>
public sealed class TanhOp : ElementwiseOp
{
    public override string Verb => "Tanh";

    public override LayerTraits Traits => LayerTraits.Saturating;

    /// <summary>Xavier's, of gain 1. (X. Glorot, Y. Bengio, 2010.)</summary>
    public override InitKind? PreferredInit => InitKind.XavierNormal;

    public override Expr Apply(Expr x, LayerNode layer) => x.Pool.Tanh(x);
}
