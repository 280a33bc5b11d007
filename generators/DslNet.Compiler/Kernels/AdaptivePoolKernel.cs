using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Adaptive average pooling: along each axis, output i of n is the mean of the inputs from ⌊i·size/n⌋ to ⌈(i + 1)·size/n⌉ (exclusive), channel by channel; the windows have several
/// sizes and may overlap. (PyTorch's <c>adaptive_avg_pool1d</c> and <c>adaptive_avg_pool2d</c>.)
/// </summary>
/// <param name="Input">An image or a sequence.</param>
/// <param name="Output">Of the same rank and channels.</param>
/// <param name="Lengths">Of a sequence, the steps of each row that count, a whole number in a float: its size is that, and of a row without steps the means are 0. Null where all count.</param>
public sealed record AdaptivePoolKernel(string Name, int Layer, Value Input, Value Output, Value? Lengths) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Lengths is null ? [Input] : [Input, Lengths];

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
