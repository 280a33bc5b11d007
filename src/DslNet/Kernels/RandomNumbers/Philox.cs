using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.RandomNumbers;

/// <summary>
/// The counter-based random number generator Philox4x32-10, a function of key and counter, so that the numbers don't depend on the order
/// in which threads draw them. (J. K. Salmon and others, Parallel Random Numbers: As Easy as 1, 2, 3, 2011.)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Philox
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>
    /// Uniform numbers in [0, 1) for 8 elements from <paramref name="element"/> on, multiples of 2⁻²⁴: the upper 24 bits of the first
    /// word at counter (element, low and high half of the step, stream) and key (low and high half of the seed). Each element has its
    /// own counter, so its number doesn't depend on the lane.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Uniform(RandomState state, int stream, nint element)
    {
        Vector256<uint> word = First(
            Vector256.Create((uint)element) + Vector256<uint>.Indices, (uint)state.Step, (uint)(state.Step >> 32), (uint)stream, (uint)state.Seed, (uint)(state.Seed >> 32));
        return Vector256.ConvertToSingle((word >>> 8).AsInt32()) * (1f / (1 << 24));
    }

    /// <summary>All four words at one counter.</summary>
    internal static Vector128<uint> Block(uint c0, uint c1, uint c2, uint c3, uint keyA, uint keyB)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong a = (ulong)MultiplierA * c0;
            ulong b = (ulong)MultiplierB * c2;
            c0 = (uint)(b >> 32) ^ c1 ^ keyA;
            c1 = (uint)b;
            c2 = (uint)(a >> 32) ^ c3 ^ keyB;
            c3 = (uint)a;
            keyA += WeylA;
            keyB += WeylB;
        }

        return Vector128.Create(c0, c1, c2, c3);
    }

    /// <summary>The first words at 8 counters. Not inlined: ten rounds at every use would bloat the kernels.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static Vector256<uint> First(Vector256<uint> c0, uint step, uint stepHigh, uint stream, uint keyA, uint keyB)
    {
        Vector256<uint> c1 = Vector256.Create(step);
        Vector256<uint> c2 = Vector256.Create(stepHigh);
        Vector256<uint> c3 = Vector256.Create(stream);
        for (int round = 0; round < Rounds; round++)
        {
            (Vector256<uint> highA, Vector256<uint> lowA) = Multiply(c0, MultiplierA);
            (Vector256<uint> highB, Vector256<uint> lowB) = Multiply(c2, MultiplierB);
            c0 = highB ^ c1 ^ Vector256.Create(keyA);
            c1 = lowB;
            c2 = highA ^ c3 ^ Vector256.Create(keyB);
            c3 = lowA;
            keyA += WeylA;
            keyB += WeylB;
        }

        return c0;
    }

    /// <summary>The high and low halves of the 8 64-bit products: of even and odd lanes separately, then interleaved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> High, Vector256<uint> Low) Multiply(Vector256<uint> x, uint factor)
    {
        Vector256<ulong> even = MultiplyEven(x.AsUInt64() & Vector256.Create(0xFFFFFFFFUL), factor);
        Vector256<ulong> odd = MultiplyEven(x.AsUInt64() >>> 32, factor);
        Vector256<ulong> lowerHalves = Vector256.Create(0xFFFFFFFFUL);
        Vector256<ulong> high = Vector256.ConditionalSelect(lowerHalves, even >>> 32, odd);
        Vector256<ulong> low = Vector256.ConditionalSelect(lowerHalves, even, odd << 32);
        return (high.AsUInt32(), low.AsUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> MultiplyEven(Vector256<ulong> x, uint factor) => Avx2.IsSupported
        ? Avx2.Multiply(x.AsUInt32(), Vector256.Create((ulong)factor).AsUInt32())
        : x * Vector256.Create((ulong)factor);
}
