using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>The derivative of the softmax at each step of a sequence: dx = y·(dy − Σ dy·y), the sum being over the channels of the step.</summary>
/// <param name="Upstream">dy.</param>
/// <param name="Result">y.</param>
/// <param name="InputGradient">dx.</param>
public sealed record SoftmaxGradientKernel(string Name, int Layer, Value Upstream, Value Result, Value InputGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Upstream, Result];

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
