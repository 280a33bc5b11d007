using System.Runtime.CompilerServices;

namespace DslNet.Kernels.Simd;

/// <summary>What the just-in-time compiler is told about the kernels.</summary>
internal static class Jit
{
    /// <summary>
    /// Compiled as well as it goes before the first call, and on its own. Without the first, a step would be many times slower until the runtime has found out
    /// that it is worth it. Without the second, a caller that runs often is compiled anew with the kernel in it; together they are more
    /// than is inlined into one method, and the small functions that are then left out cost calls in the innermost loops.
    /// </summary>
    public const MethodImplOptions OnItsOwn = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
