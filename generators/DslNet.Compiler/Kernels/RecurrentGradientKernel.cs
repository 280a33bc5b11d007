using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="RecurrentKernel"/>, by backpropagation through time: from the last step that ran to the first, the gradient of each step's products,
/// and that of u = h·U + b, which is carried to the step before by Uᵀ. They differ in a Gru's candidate alone, where u_n is multiplied by r. Behind a row's length both are 0.
/// The gradients of U and b are products over all steps, of kernels of their own.
/// </summary>
/// <param name="Recurrence">The forward kernel, which has what it keeps for the derivative.</param>
/// <param name="Upstream">The output's gradient.</param>
/// <param name="ProductsGradient">[steps, gates·units].</param>
/// <param name="StatesGradient">Of u, [steps, gates·units], for a Gru; else null, since it is the same.</param>
public sealed record RecurrentGradientKernel(
    string Name, int Layer, RecurrentKernel Recurrence, Value Upstream, Value ProductsGradient, Value? StatesGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => new[] { Upstream, Recurrence.Weight, Recurrence.Lengths, Recurrence.Cell == RecurrentCell.Rnn ? Recurrence.Output : null, Recurrence.Before, Recurrence.Stored }.OfType<Value>();

    public override IEnumerable<Value> Outputs => StatesGradient is null ? [ProductsGradient] : [ProductsGradient, StatesGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
