using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="NormalizeKernel"/> with respect to its input, in closed form:
/// dx = inverseDeviation · (dn − mean(dn) − n · mean(dn · n)), means over the batch.
/// </summary>
public sealed record NormalizeGradientKernel(string Name, int Layer, Value NormalizedGradient, Value Normalized, Value InverseDeviation, Value InputGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [NormalizedGradient, Normalized, InverseDeviation];

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
