using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>
/// A convolution with its selected algorithm; forward, optionally with a fused pool, whose input is then never stored except for some rows
/// of pixels.
/// </summary>
/// <param name="Convolution">With a pool, its epilogue has one result, which the pool alone reads, and which depends on a pixel's position only through its product.</param>
/// <param name="Selected">Its algorithm.</param>
/// <param name="Pool">The fused pool, whose windows don't overlap vertically; or null.</param>
public sealed record PlacedConvolutionKernel(ConvolutionKernel Convolution, SelectedConvolution Selected, PoolKernel? Pool) : Kernel(Convolution.Name, Convolution.Layer)
{
    public override IEnumerable<Value> Inputs => Convolution.Inputs;

    public override IEnumerable<Value> Outputs => Pool?.Outputs ?? Convolution.Outputs;

    public override IEnumerable<Value> ElementwiseOperands => Pool is null ? Convolution.ElementwiseOperands : [];

    public override T Accept<T>(IKernelVisitor<T> visitor) => CpuKernel.Visitor(visitor, this).Visit(this);
}
