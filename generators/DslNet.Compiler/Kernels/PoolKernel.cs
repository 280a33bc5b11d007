using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>Max or average pooling, channel by channel, without padding.</summary>
/// <param name="Window">From the input to the output.</param>
/// <param name="Positions">For the derivative of a maximum: the argmax of each output, a row-major index into its window; else null.</param>
public sealed record PoolKernel(string Name, int Layer, PoolKind Kind, Window Window, Value Input, Value Output, Value? Positions) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Input];

    public override IEnumerable<Value> Outputs => Positions is null ? [Output] : [Output, Positions];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
