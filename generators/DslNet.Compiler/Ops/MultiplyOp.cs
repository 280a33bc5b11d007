using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>left·right.</summary>
public sealed class MultiplyOp : ElementwiseJoinOp
{
    public override string Verb => "Multiply";

    public override LayerTraits Traits => LayerTraits.Joins | LayerTraits.Gating;

    protected override Expr Combine(Expr left, Expr right) => left * right;
}
