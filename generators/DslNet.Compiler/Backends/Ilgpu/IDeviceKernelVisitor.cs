using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>A visitor with one method for each kind of kernel of a program that is placed for a device.</summary>
public interface IDeviceKernelVisitor<T> : IKernelVisitor<T>
{
    T Visit(WeightAndBiasGradientKernel kernel);
}
