using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>1 / (1 + e^−x).</summary>
public sealed class SigmoidOp : ElementwiseOp
{
    public override string Verb => "Sigmoid";

    public override LayerTraits Traits => LayerTraits.Saturating | LayerTraits.IndependentProbabilities;

    /// <summary>Xavier's, of gain 1. (X. Glorot, Y. Bengio, 2010.)</summary>
    public override InitKind? PreferredInit => InitKind.XavierNormal;

    public override Expr Apply(Expr x, LayerNode layer) => x.Pool.Sigmoid(x);
}
