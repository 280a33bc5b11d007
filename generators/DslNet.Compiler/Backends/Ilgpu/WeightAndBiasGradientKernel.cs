using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>The gradients of a weight and its bias, in one launch: the bias's is an additional row of the product, with inputs of 1.</summary>
/// <param name="Weight">Xᵀ·dY.</param>
/// <param name="Bias">The sum over the rows of dY; its gradient directly follows the weight's in memory.</param>
public sealed record WeightAndBiasGradientKernel(MatMulKernel Weight, ReduceRowsKernel Bias) : Kernel(Weight.Name, Weight.Layer)
{
    public override IEnumerable<Value> Inputs => Weight.Inputs;

    public override IEnumerable<Value> Outputs => Weight.Outputs.Concat(Bias.Outputs);

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor is IDeviceKernelVisitor<T> device
        ? device.Visit(this)
        : throw new System.InvalidOperationException($"{Name} is placed for a device, of which {visitor.GetType().Name} knows nothing.");
}
