namespace DslNet.Compiler.Kernels;

/// <summary>A matrix product.</summary>
public sealed record MatMulKernel(string Name, int Layer, MatMulForm Form, Value Left, Value Right, Value Product, MapKernel? Epilogue)
    : ProductKernel(Name, Layer, Form, Left, Right, Product, Epilogue)
{
    /// <summary>Rows of the weight: the layer's inputs.</summary>
    public int In => Form switch
    {
        MatMulForm.Forward => Left.Size,
        MatMulForm.InputGradient => Product.Size,
        _ => Left.Size,
    };

    /// <summary>Columns of the weight: the layer's units.</summary>
    public int Out => Form switch
    {
        MatMulForm.Forward => Product.Size,
        MatMulForm.InputGradient => Left.Size,
        _ => Right.Size,
    };

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
