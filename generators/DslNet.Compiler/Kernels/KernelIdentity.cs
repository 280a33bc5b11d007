using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace DslNet.Compiler.Kernels;

/// <summary>Compares kernels by reference: records are equal by value, and comparing these walks everything that they read and write.</summary>
internal sealed class KernelIdentity : IEqualityComparer<Kernel>
{
    public static readonly KernelIdentity Instance = new();

    private KernelIdentity()
    {
    }

    public bool Equals(Kernel? x, Kernel? y) => ReferenceEquals(x, y);

    public int GetHashCode(Kernel kernel) => RuntimeHelpers.GetHashCode(kernel);
}
