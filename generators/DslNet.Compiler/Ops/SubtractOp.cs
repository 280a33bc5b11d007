using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>left − right.</summary>
public sealed class SubtractOp : ElementwiseJoinOp
{
    public override string Verb => "Subtract";

    protected override Expr Combine(Expr left, Expr right) => left - right;
}
