namespace DslNet.Compiler.Ops;

/// <summary>Adaptive average pooling of sequences; of a sequence with lengths, of each row's real steps.</summary>
public sealed class AdaptiveAvgPool1DOp() : AdaptivePoolOp("size")
{
    public override string Verb => "AdaptiveAvgPool1D";
}
