using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Average pooling of sequences.</summary>
public sealed class AvgPool1DOp() : PoolOp(PoolKind.Average, 1)
{
    public override string Verb => "AvgPool1D";
}
