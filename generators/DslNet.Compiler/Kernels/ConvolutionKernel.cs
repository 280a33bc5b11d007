namespace DslNet.Compiler.Kernels;

/// <summary>
/// A convolution (a cross-correlation, as everywhere in this field): at each output pixel, the receptive field's elements times a weight
/// [kernel height, kernel width, in, out]. Its derivatives are its other forms.
/// </summary>
/// <param name="Window">From X to Y, whatever the form.</param>
public sealed record ConvolutionKernel(string Name, int Layer, MatMulForm Form, Window Window, Value Left, Value Right, Value Product, MapKernel? Epilogue)
    : ProductKernel(Name, Layer, Form, Left, Right, Product, Epilogue)
{
    /// <summary>Channels of Y.</summary>
    public int Filters => Form switch
    {
        MatMulForm.Forward => Product.Shape.Channels,
        MatMulForm.InputGradient => Left.Shape.Channels,
        _ => Right.Shape.Channels,
    };

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
