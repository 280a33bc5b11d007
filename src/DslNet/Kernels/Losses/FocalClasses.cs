using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Losses;

/// <summary>
/// The focal loss's terms of the classes of one row or step. For a confident prediction 1 − p would suffer from cancellation in a subtraction: it is summed
/// over the other classes instead.
/// </summary>
internal readonly struct FocalClasses(Vector256<float> greatest, Vector256<float> others, float gamma)
{
    private const float Tiny = 1.17549435e-38f;   // the smallest normal float

    private readonly Vector256<float> sum = Vector256<float>.One + others;
    private readonly Vector256<float> logOfSum = VectorMath.LogOnePlus(others);

    /// <summary>Those of a row of logits.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static FocalClasses Of(FloatSlice z, int classes, float gamma)
    {
        Vector256<float> zero = Vector256<float>.Zero, greatest = Vector256.Create(SoftmaxJob.Greatest(z, classes));
        Vector256<float> rest = zero, greatestOnes = zero;
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, classes - column);
            Vector256<float> distance = greatest - z.Load(column), isGreatest = Vector256.Equals(distance, zero);
            rest += Lanes.Keep(Vector256.AndNot(VectorMath.Exp(-distance), isGreatest), count, zero);
            greatestOnes += Lanes.Keep(Vector256.ConditionalSelect(isGreatest, Vector256<float>.One, zero), count, zero);
        }

        // All exponentials but the maximum's, which is 1.
        return new FocalClasses(greatest, Vector256.Create(Lanes.Sum(rest) + (Lanes.Sum(greatestOnes) - 1)), gamma);
    }

    /// <summary>p, 1 − p, a class's term t·(1 − p)^γ·(−log p) of the loss, and its derivative with respect to log p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(Vector256<float> z, Vector256<float> wanted, out Vector256<float> p, out Vector256<float> q, out Vector256<float> loss, out Vector256<float> slope)
    {
        Vector256<float> one = Vector256<float>.One, distance = greatest - z, power = VectorMath.Exp(-distance);
        p = power / sum;
        q = (others + (one - power)) / sum;
        Vector256<float> minusLog = distance + logOfSum, weight = wanted * VectorMath.Pow(q, gamma);
        loss = weight * minusLog;
        slope = -weight * (one + (Vector256.Create(gamma) * p * (minusLog / VectorMath.Max(q, Vector256.Create(Tiny)))));
    }
}
