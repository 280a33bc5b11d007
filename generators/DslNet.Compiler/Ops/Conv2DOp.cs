namespace DslNet.Compiler.Ops;

/// <summary>Convolution of images.</summary>
public sealed class Conv2DOp() : ConvolutionOp(2)
{
    public override string Verb => "Conv2D";
}
