using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="PoolKernel"/>: the upstream gradient is scattered to the argmax, or in equal shares to the whole window;
/// where windows overlap, contributions are summed.
/// </summary>
public sealed record PoolGradientKernel(string Name, int Layer, PoolKind Kind, Window Window, Value Upstream, Value? Positions, Value InputGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Positions is null ? [Upstream] : [Upstream, Positions];

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
