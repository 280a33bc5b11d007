using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="PoolKernel"/>: the upstream number goes to where the maximum was, or in equal shares to all of the window;
/// where windows overlap, sums.
/// </summary>
public sealed record PoolGradientKernel(string Name, int Layer, PoolKind Kind, Window Window, Value Upstream, Value? Positions, Value InputGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Positions is null ? [Upstream] : [Upstream, Positions];

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
