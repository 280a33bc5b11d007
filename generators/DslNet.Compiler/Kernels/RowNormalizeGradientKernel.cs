using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="RowNormalizeKernel"/> with respect to its input, in closed form: with g = upstream·scale,
/// dx = inverseDeviation · (g − mean(g) − n · mean(g · n)), means over each set; without centering, mean(g) is left out.
/// </summary>
/// <param name="Groups">As in the forward kernel.</param>
/// <param name="Centers">As in the forward kernel.</param>
/// <param name="Upstream">The gradient with respect to y.</param>
/// <param name="Scale">One element for each channel.</param>
/// <param name="Normalized">n.</param>
/// <param name="InverseDeviation">1 / √(variance + ε) of each set.</param>
/// <param name="Lengths">As in the forward kernel: the gradient of the other steps is 0.</param>
public sealed record RowNormalizeGradientKernel(
    string Name, int Layer, int? Groups, bool Centers, Value Upstream, Value Scale, Value Normalized, Value InverseDeviation, Value? Lengths, Value InputGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => new[] { Upstream, Scale, Normalized, InverseDeviation, Lengths }.OfType<Value>();

    public override IEnumerable<Value> Outputs => [InputGradient];

    public override IEnumerable<Value> ElementwiseOperands => [Upstream, Normalized];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
