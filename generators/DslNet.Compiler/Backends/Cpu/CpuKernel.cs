using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>The common part of the kernels that only this back end creates.</summary>
internal static class CpuKernel
{
    /// <summary>Casts the visitor to one that supports them: programs are placed last, so visitors of earlier stages never meet such a kernel.</summary>
    public static ICpuKernelVisitor<T> Visitor<T>(IKernelVisitor<T> visitor, Kernel kernel) => visitor as ICpuKernelVisitor<T>
        ?? throw new InvalidOperationException($"{kernel.Name} is placed for a CPU, of which {visitor.GetType().Name} knows nothing.");
}
