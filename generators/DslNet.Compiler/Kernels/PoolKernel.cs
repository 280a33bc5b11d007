using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>Each channel on its own: the greatest or the mean number of each window. There is no padding.</summary>
/// <param name="Window">From the input to the output.</param>
/// <param name="Positions">For the derivative of a maximum: which number of its window, counted row by row, each output is; else null.</param>
public sealed record PoolKernel(string Name, int Layer, PoolKind Kind, Window Window, Value Input, Value Output, Value? Positions) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Input];

    public override IEnumerable<Value> Outputs => Positions is null ? [Output] : [Output, Positions];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
