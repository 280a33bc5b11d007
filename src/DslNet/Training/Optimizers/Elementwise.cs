using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet;

/// <summary>Runs an update rule, or a transformation of the gradients, over flat storage.</summary>
internal static class Elementwise
{
    private static int Width => Vector256<float>.Count;

    [MethodImpl(Jit.OnItsOwn)]
    public static void Update<TRule>(TRule rule, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state)
        where TRule : struct, IUpdateRule
    {
        int length = parameters.Length;
        Span<float> first = TRule.StateCount > 0 ? state[0] : default;
        Span<float> second = TRule.StateCount > 1 ? state[1] : default;
        Span<float> third = TRule.StateCount > 2 ? state[2] : default;
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients[..length]);
        ref float a = ref MemoryMarshal.GetReference(first);
        ref float b = ref MemoryMarshal.GetReference(second);
        ref float c = ref MemoryMarshal.GetReference(third);
        int whole = length - (length % Width);
        for (nuint i = 0; i < (nuint)whole; i += (nuint)Width)
        {
            UpdateEight(rule, ref Unsafe.Add(ref p, i), ref Unsafe.Add(ref g, i), ref Unsafe.Add(ref a, i), ref Unsafe.Add(ref b, i), ref Unsafe.Add(ref c, i));
        }

        if (whole < length)
        {
            UpdateTail(rule, parameters[whole..], gradients[whole..length], From(first, whole), From(second, whole), From(third, whole));
        }
    }

    /// <summary>Multiplies every value.</summary>
    public static void Scale(Span<float> values, float factor) => TensorPrimitives.Multiply(values, factor, values);

    /// <summary>Clamps every value to −limit..limit. NaN stays NaN.</summary>
    public static void Clamp(Span<float> values, float limit) => TensorPrimitives.Clamp(values, -limit, limit, values);

    /// <summary>
    /// Σv², summed in double: the product of two floats is exact there. Always in 16 partial sums, whatever the vector width, so that
    /// results are bit-identical.
    /// </summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static double SumOfSquares(ReadOnlySpan<float> values)
    {
        ref float v = ref MemoryMarshal.GetReference(values);
        nuint whole = (nuint)(values.Length - (values.Length % 16));
        double sum;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> lower = Vector512<double>.Zero, upper = Vector512<double>.Zero;
            for (nuint i = 0; i < whole; i += 16)
            {
                (Vector512<double> low, Vector512<double> high) = Vector512.Widen(Vector512.LoadUnsafe(ref v, i));
                lower += low * low;
                upper += high * high;
            }

            Vector512<double> both = lower + upper;
            sum = Vector256.Sum(both.GetLower() + both.GetUpper());
        }
        else
        {
            Vector256<double> sum0 = Vector256<double>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            for (nuint i = 0; i < whole; i += 16)
            {
                (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.LoadUnsafe(ref v, i));
                (Vector256<double> third, Vector256<double> fourth) = Vector256.Widen(Vector256.LoadUnsafe(ref v, i + 8));
                sum0 += first * first;
                sum1 += second * second;
                sum2 += third * third;
                sum3 += fourth * fourth;
            }

            sum = Vector256.Sum(sum0 + sum2 + (sum1 + sum3));
        }

        for (int i = (int)whole; i < values.Length; i++)
        {
            sum += (double)values[i] * values[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateEight<TRule>(TRule rule, ref float p, ref float g, ref float a, ref float b, ref float c)
        where TRule : struct, IUpdateRule
    {
        Vector256<float> first = TRule.StateCount > 0 ? Vector256.LoadUnsafe(ref a) : default;
        Vector256<float> second = TRule.StateCount > 1 ? Vector256.LoadUnsafe(ref b) : default;
        Vector256<float> third = TRule.StateCount > 2 ? Vector256.LoadUnsafe(ref c) : default;
        rule.Apply(Vector256.LoadUnsafe(ref p), Vector256.LoadUnsafe(ref g), ref first, ref second, ref third).StoreUnsafe(ref p);
        if (TRule.StateCount > 0)
        {
            first.StoreUnsafe(ref a);
        }

        if (TRule.StateCount > 1)
        {
            second.StoreUnsafe(ref b);
        }

        if (TRule.StateCount > 2)
        {
            third.StoreUnsafe(ref c);
        }
    }

    private static Span<float> From(Span<float> values, int start) => values.IsEmpty ? default : values[start..];

    // The remainder is copied to a whole vector, so that the formula is written once.
    private static void UpdateTail<TRule>(TRule rule, Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, Span<float> third)
        where TRule : struct, IUpdateRule
    {
        Span<float> lanes = stackalloc float[5 * Width];
        lanes.Clear();
        Span<float> p = lanes[..Width], g = lanes.Slice(Width, Width), a = lanes.Slice(2 * Width, Width), b = lanes.Slice(3 * Width, Width), c = lanes.Slice(4 * Width, Width);
        parameters.CopyTo(p);
        gradients.CopyTo(g);
        first.CopyTo(a);
        second.CopyTo(b);
        third.CopyTo(c);
        UpdateEight(rule, ref p[0], ref g[0], ref a[0], ref b[0], ref c[0]);
        p[..parameters.Length].CopyTo(parameters);
        a[..first.Length].CopyTo(first);
        b[..second.Length].CopyTo(second);
        c[..third.Length].CopyTo(third);
    }
}
