namespace DslNet.Compiler.Ops;

/// <summary>Adaptive average pooling of images.</summary>
public sealed class AdaptiveAvgPool2DOp() : AdaptivePoolOp("height", "width")
{
    public override string Verb => "AdaptiveAvgPool2D";
}
