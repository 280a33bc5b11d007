using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DslNet.Kernels.Simd;

/// <summary>
/// Whether the processor multiplies and adds in one instruction. One that doesn't (x86 before 2013, some emulators) would work it out
/// in software, hundreds of times slower, so that there the products are rounded on their own. A network's bits are the same for any
/// number of threads and on all processors of one of the two kinds.
/// </summary>
internal static class FmaSupport
{
    /// <summary>A constant to the just-in-time compiler.</summary>
    public static bool IsFast
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || Avx512F.IsSupported || AdvSimd.IsSupported;
    }
}
