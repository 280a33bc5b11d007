using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>The derivative of <see cref="AdaptivePoolKernel"/>: each input gets the gradients of the windows that it is in, divided by their sizes.</summary>
/// <param name="Upstream">The gradient with respect to the output.</param>
/// <param name="Lengths">As in the forward kernel; the gradient of the other steps is 0.</param>
public sealed record AdaptivePoolGradientKernel(string Name, int Layer, Value Upstream, Value InputGradient, Value? Lengths) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Lengths is null ? [Upstream] : [Upstream, Lengths];

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
