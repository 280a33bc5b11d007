using System.Runtime.Intrinsics.X86;

namespace DslNet;

/// <summary>
/// The vector extensions of an x86 processor, by CPUID, since <c>Avx2.IsSupported</c> and the like are compile-time constants under Native AOT.
/// Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, chapter 13, and volume 2, CPUID.
/// </summary>
internal static class X86Vectors
{
    // Leaf 1, ECX.
    private const int Fma = 1 << 12, OsXsave = 1 << 27, Avx = 1 << 28;

    // Leaf 7, EBX.
    private const int Avx2 = 1 << 5, Avx512F = 1 << 16, Avx512DQ = 1 << 17, Avx512CD = 1 << 28, Avx512BW = 1 << 30, Avx512VL = 1 << 31;
    private const int Avx512 = Avx512F | Avx512DQ | Avx512CD | Avx512BW | Avx512VL;

    // Components of the extended state, as numbered in XCR0: the upper halves of ymm, and zmm16 to zmm31.
    private const int YmmState = 2, UpperZmmState = 7;

    /// <summary>The widest vectors that processor and operating system have; false on other processors.</summary>
    public static bool TryFindWidest(out int bits)
    {
        bits = 0;
        if (!X86Base.IsSupported)
        {
            return false;
        }

        bits = 128;
        (int leaves, _, _, _) = X86Base.CpuId(0, 0);
        (_, _, int features, _) = X86Base.CpuId(1, 0);
        if (leaves >= 0xD && Has(features, OsXsave | Avx | Fma))
        {
            (_, int extended, _, _) = X86Base.CpuId(7, 0);
            bits = Has(extended, Avx2 | Avx512) && IsSaved(UpperZmmState) ? 512
                : Has(extended, Avx2) && IsSaved(YmmState) ? 256
                : 128;
        }

        return true;
    }

    private static bool Has(int register, int bits) => (register & bits) == bits;

    /// <summary>
    /// Whether the operating system saves a component of the state. That is in XCR0, which .NET has no intrinsic to read; but leaf 0xD
    /// gives the bytes that all enabled components take (EBX), and where the component ends among them.
    /// </summary>
    private static bool IsSaved(int component)
    {
        (_, int enabledBytes, _, _) = X86Base.CpuId(0xD, 0);
        (int length, int start, _, _) = X86Base.CpuId(0xD, component);
        return length > 0 && enabledBytes >= start + length;
    }
}
