using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DslNet.Kernels.Simd;

/// <summary>
/// Whether the processor has fused multiply-add. On one without (x86 before 2013, some emulators) it would be emulated
/// in software, hundreds of times slower, so products are rounded separately there. Results are bit-identical for any
/// number of threads on all processors of either kind.
/// </summary>
internal static class FmaSupport
{
    /// <summary>A JIT-time constant.</summary>
    public static bool IsFast
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || Avx512F.IsSupported || AdvSimd.IsSupported;
    }
}
