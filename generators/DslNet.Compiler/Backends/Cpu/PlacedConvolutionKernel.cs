using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>
/// A convolution with its selected algorithm; forward, perhaps with the pool behind it, and what the pool reads is then never stored but for some rows
/// of pixels.
/// </summary>
/// <param name="Convolution">With a pool, its epilogue has one result, which the pool alone reads, and which depends on a pixel's place in nothing but its product.</param>
/// <param name="Selected">How it is computed.</param>
/// <param name="Pool">Its windows don't overlap from row to row; or null.</param>
public sealed record PlacedConvolutionKernel(ConvolutionKernel Convolution, SelectedConvolution Selected, PoolKernel? Pool) : Kernel(Convolution.Name, Convolution.Layer)
{
    public override IEnumerable<Value> Inputs => Convolution.Inputs;

    public override IEnumerable<Value> Outputs => Pool?.Outputs ?? Convolution.Outputs;

    public override IEnumerable<Value> ElementwiseOperands => Pool is null ? Convolution.ElementwiseOperands : [];

    public override T Accept<T>(IKernelVisitor<T> visitor) => CpuKernel.Visitor(visitor, this).Visit(this);
}
