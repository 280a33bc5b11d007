namespace DslNet.Compiler.Ops;

/// <summary>Transposed convolution of images.</summary>
public sealed class ConvTranspose2DOp() : ConvTransposeOp(2)
{
    public override string Verb => "ConvTranspose2D";
}
