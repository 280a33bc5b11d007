using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The user's own scalar function.</summary>
public sealed class ActivationOp : ElementwiseOp
{
    public override string Verb => "Activation";

    public override InitKind? PreferredInit => InitKind.XavierNormal;

    public override Expr Apply(Expr x, LayerNode layer) => layer.Function("function").Instantiate(x.Pool, x);
}
