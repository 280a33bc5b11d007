using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A matrix product. With an <paramref name="Epilogue"/> the product is not stored: the epilogue maps it, element by element,
/// while it is still in a register; operand 0 of the epilogue is <paramref name="Product"/>.
/// </summary>
/// <param name="Left">X (forward, weight gradient) or dY (input gradient).</param>
/// <param name="Right">W (forward, input gradient) or dY (weight gradient).</param>
/// <param name="Product">The result; with an epilogue only a name for it.</param>
/// <param name="Epilogue">A map over the product, or null; never in the weight gradient.</param>
public sealed record MatMulKernel(string Name, int Layer, MatMulForm Form, Value Left, Value Right, Value Product, MapKernel? Epilogue) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => new[] { Left, Right }.Concat(Epilogue is null ? [] : Epilogue.Operands.Skip(1));

    public override IEnumerable<Value> Outputs => Epilogue is null ? [Product] : Epilogue.Outputs;

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
