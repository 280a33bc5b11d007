using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="NormalizeKernel"/> with respect to its input, in closed form:
/// dx = inverseDeviation · (dn − mean(dn) − n · mean(dn · n)), means over the batch.
/// </summary>
public sealed record NormalizeGradientKernel(string Name, int Layer, Value NormalizedGradient, Value Normalized, Value InverseDeviation, Value InputGradient) : Kernel(Name, Layer)
{
    /// <summary>As in the forward kernel; the gradient of the other steps is 0.</summary>
    public Value? Lengths { get; init; }

    public override IEnumerable<Value> Inputs => Lengths is null ? [NormalizedGradient, Normalized, InverseDeviation] : [NormalizedGradient, Normalized, InverseDeviation, Lengths];

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
