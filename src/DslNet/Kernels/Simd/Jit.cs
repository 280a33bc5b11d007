using System.Runtime.CompilerServices;

namespace DslNet.Kernels.Simd;

/// <summary>Method implementation options of the kernels.</summary>
internal static class Jit
{
    /// <summary>
    /// AggressiveOptimization and NoInlining: it bypasses tiered compilation. Without the former, a step would be many times slower until the runtime has
    /// promoted it. Without the latter, a hot caller is recompiled with the kernel inlined; together they exceed
    /// the inlining budget of one method, and small functions are then called in the innermost loops.
    /// </summary>
    public const MethodImplOptions OnItsOwn = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
