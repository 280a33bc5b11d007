namespace DslNet.Compiler.Ops;

/// <summary>Transposed convolution of sequences.</summary>
public sealed class ConvTranspose1DOp() : ConvTransposeOp(1)
{
    public override string Verb => "ConvTranspose1D";
}
