using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>The derivative of <see cref="SoftmaxKernel"/> at each step or pixel: dx = y·(dy − Σ dy·y), the sum over the channels.</summary>
public sealed record SoftmaxGradientKernel(string Name, int Layer, Value Upstream, Value Output, Value InputGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Upstream, Output];

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
