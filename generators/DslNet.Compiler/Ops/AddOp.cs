using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>left + right.</summary>
public sealed class AddOp : ElementwiseJoinOp
{
    public override string Verb => "Add";

    protected override Expr Combine(Expr left, Expr right) => left + right;
}
