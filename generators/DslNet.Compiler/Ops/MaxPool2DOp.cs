using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Max pooling of images.</summary>
public sealed class MaxPool2DOp() : PoolOp(PoolKind.Max, 2)
{
    public override string Verb => "MaxPool2D";
}
