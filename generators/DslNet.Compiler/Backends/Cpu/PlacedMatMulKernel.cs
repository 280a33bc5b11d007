using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>A matrix product with its selected algorithm.</summary>
/// <param name="Product">The product.</param>
/// <param name="Algorithm">Its algorithm.</param>
public sealed record PlacedMatMulKernel(MatMulKernel Product, GemmAlgorithm Algorithm) : Kernel(Product.Name, Product.Layer)
{
    public override IEnumerable<Value> Inputs => Product.Inputs;

    public override IEnumerable<Value> Outputs => Product.Outputs;

    public override IEnumerable<Value> ElementwiseOperands => Product.ElementwiseOperands;

    public override T Accept<T>(IKernelVisitor<T> visitor) => CpuKernel.Visitor(visitor, this).Visit(this);
}
