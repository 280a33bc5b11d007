using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using DslNet.Kernels.Simd;

namespace DslNet;

/// <summary>
/// The SIMD instruction set that the kernels use, and the widest that this processor supports. Under the just-in-time compiler the two are the same,
/// but for the runtime's own settings (<c>DOTNET_EnableAVX512=0</c>) and for processors on which it avoids 512 bits; a program published as machine code
/// (<c>PublishAot</c>) has the vectors of the instruction set that it was compiled for (<c>IlcInstructionSet</c>), whatever the processor has.
/// </summary>
/// <remarks>
/// A program in which they differ says so in an event, <c>NarrowVectors</c> of the event source <c>DslNet</c>, when its first network is made
/// or when a listener is enabled afterwards. Machine code has events only with <c>EventSourceSupport</c> set to true.
/// </remarks>
public static class Processor
{
    /// <summary>The width in bits of the vectors that the kernels compute with: 512, 256 or 128; 0 where intrinsics are disabled.</summary>
    public static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    /// <summary>
    /// The width in bits of the widest vectors that processor and operating system offer and that the kernels could use: 512, 256 or 128.
    /// On x64 from CPUID, whatever the program was compiled for; on Arm 128 (Advanced SIMD): its scalable vectors aren't used. 0 on other processors.
    /// </summary>
    public static int WidestVectorBits { get; } = Math.Max(VectorBits, FindWidest());

    /// <summary>Whether fused multiply-add (FMA) is used, which rounds once. Results with and without differ in the last bits.</summary>
    public static bool FusesMultiplyAdd => FmaSupport.IsFast;

    /// <summary>
    /// A description of both widths, for logs and reports: <c>x64, machine code: vectors of 256 bits (AVX2) with FMA, the processor has 512 bits (AVX-512)</c>.
    /// </summary>
    public static string Description
    {
        get
        {
            string compiled = RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "machine code";
            string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
            string used = VectorBits == 0 ? "no vectors" : $"vectors of {Width(VectorBits)}";
            string widest = VectorBits == WidestVectorBits ? "the widest of this processor" : $"the processor has {Width(WidestVectorBits)}";
            return $"{architecture}, {compiled}: {used} {(FusesMultiplyAdd ? "with" : "and no")} FMA, {widest}";
        }
    }

    private static string Width(int bits) => FormattableString.Invariant($"{bits} bits ({Name(bits)})");

    private static string Name(int bits) => bits switch
    {
        512 => "AVX-512",
        256 => "AVX2",
        128 when RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 => "SSE",
        128 when RuntimeInformation.ProcessArchitecture is Architecture.Arm64 => "Advanced SIMD",
        _ => "SIMD",
    };

    private static int FindWidest() =>
        X86Vectors.TryFindWidest(out int bits) ? bits
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm64 || AdvSimd.IsSupported ? 128
        : 0;
}
