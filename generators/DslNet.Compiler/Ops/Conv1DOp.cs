namespace DslNet.Compiler.Ops;

/// <summary>Convolution of sequences.</summary>
public sealed class Conv1DOp() : ConvolutionOp(1)
{
    public override string Verb => "Conv1D";
}
