using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>A convolution, forward, and the pool behind it: what the pool reads is never stored but for some rows of pixels.</summary>
/// <param name="Convolution">With an epilogue of one result, which the pool alone reads, and which depends on a pixel's place in nothing but its product.</param>
/// <param name="Pool">Its windows don't overlap from row to row.</param>
public sealed record PooledConvolutionKernel(ConvolutionKernel Convolution, PoolKernel Pool) : Kernel(Convolution.Name, Convolution.Layer)
{
    public override IEnumerable<Value> Inputs => Convolution.Inputs;

    public override IEnumerable<Value> Outputs => Pool.Outputs;

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
