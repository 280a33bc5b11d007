using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>A visitor with one method for each kind of kernel of a program that is placed for a CPU.</summary>
public interface ICpuKernelVisitor<T> : IKernelVisitor<T>
{
    T Visit(PlacedMatMulKernel kernel);

    T Visit(PlacedConvolutionKernel kernel);
}
