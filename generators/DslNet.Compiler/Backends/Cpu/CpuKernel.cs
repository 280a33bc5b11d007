using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>What the kernels that this back end alone makes have in common.</summary>
internal static class CpuKernel
{
    /// <summary>The visitor as one that knows them: programs are placed last, and who comes before never meets one.</summary>
    public static ICpuKernelVisitor<T> Visitor<T>(IKernelVisitor<T> visitor, Kernel kernel) => visitor as ICpuKernelVisitor<T>
        ?? throw new InvalidOperationException($"{kernel.Name} is placed for a CPU, of which {visitor.GetType().Name} knows nothing.");
}
