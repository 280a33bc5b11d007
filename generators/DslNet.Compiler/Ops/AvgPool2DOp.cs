using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Average pooling of images.</summary>
public sealed class AvgPool2DOp() : PoolOp(PoolKind.Average, 2)
{
    public override string Verb => "AvgPool2D";
}
