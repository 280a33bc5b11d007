using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>
/// Binary cross-entropy with positive weights w and focal loss.
/// For targets of 0 or 1, neither loss nor derivative has differences, so there is no cancellation.
/// </summary>
internal readonly struct ShapedCrossEntropyJob(
    FloatSlice logits, FloatSlice target, FloatSlice positiveWeights, float gamma, int rows, int outputs, FloatSlice rowLoss, FloatSlice logitsGradient) : IRangeJob
{
    private const float Tiny = 1.17549435e-38f;   // the smallest normal float

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int row = from; row < to; row++)
        {
            nint start = (nint)row * Lanes.Stride(outputs);
            FloatSlice losses = rowLoss;
            losses[(nint)row * Lanes.Count] = Row(logits.Slice(start), target.Slice(start), logitsGradient.Slice(start)) / outputs;
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private float Row(FloatSlice z, FloatSlice t, FloatSlice gradient)
    {
        Vector256<float> zero = Vector256<float>.Zero, one = Vector256<float>.One, two = one + one;
        Vector256<float> scale = Vector256.Create(1f / ((float)outputs * rows)), sum = zero;
        for (int column = 0; column < outputs; column += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, outputs - column);
            Vector256<float> logit = z.Load(column), positive = t.Load(column), negative = one - positive, weight = positiveWeights.Load(column) * positive;

            // e^−|z| never overflows. p is the probability of the sign of z, r of the other.
            Vector256<float> power = VectorMath.Exp(-Vector256.Abs(logit)), isNegative = Vector256.LessThan(logit, zero);
            Vector256<float> likely = one / (one + power), unlikely = power / (one + power);
            Vector256<float> p = Vector256.ConditionalSelect(isNegative, unlikely, likely), r = Vector256.ConditionalSelect(isNegative, likely, unlikely);
            Vector256<float> log = VectorMath.LogOnePlus(power);
            Vector256<float> loss = (weight * (log + VectorMath.Max(-logit, zero))) + (negative * (log + VectorMath.Max(logit, zero)));
            Vector256<float> slope = (negative * p) - (weight * r);
            if (gamma != 0)
            {
                Vector256<float> wrong = (p * negative) + (r * positive), focus = VectorMath.Pow(wrong, gamma);
                Vector256<float> growth = p * r * (one - (two * positive)) / VectorMath.Max(wrong, Vector256.Create(Tiny));
                slope = focus * (slope + (loss * (Vector256.Create(gamma) * growth)));
                loss *= focus;
            }

            sum += Lanes.Keep(loss, count, zero);
            gradient.Store(column, slope * scale);
        }

        return Lanes.Sum(sum);
    }
}
