using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Max pooling of sequences.</summary>
public sealed class MaxPool1DOp() : PoolOp(PoolKind.Max, 1)
{
    public override string Verb => "MaxPool1D";
}
