using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>
/// Focal loss of rows of logits and the derivative of its mean. For a confident prediction 1 − p would suffer from cancellation in a
/// subtraction: it is summed over the other classes instead.
/// </summary>
internal readonly struct FocalCrossEntropyJob(
    FloatSlice logits, FloatSlice target, float smoothing, float gamma, int rows, int classes, FloatSlice rowLoss, FloatSlice logitsGradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int row = from; row < to; row++)
        {
            nint start = (nint)row * Lanes.Stride(classes);
            FloatSlice losses = rowLoss;
            losses[(nint)row * Lanes.Count] = Row(logits.Slice(start), target.Slice(start), logitsGradient.Slice(start));
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private float Row(FloatSlice z, FloatSlice t, FloatSlice gradient)
    {
        Vector256<float> zero = Vector256<float>.Zero;
        FocalClasses shared = FocalClasses.Of(z, classes, gamma);
        Vector256<float> slopes = zero, losses = zero;
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, classes - column);
            Vector256<float> wanted = Wanted(t, column);
            shared.At(z.Load(column), wanted, out _, out _, out Vector256<float> loss, out Vector256<float> slope);
            losses += Lanes.Keep(loss, count, zero);
            slopes += Lanes.Keep(slope, count, zero);
        }

        Vector256<float> share = Vector256.Create(1f / rows), all = Vector256.Create(Lanes.Sum(slopes));
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            shared.At(z.Load(column), Wanted(t, column), out Vector256<float> p, out Vector256<float> q, out _, out Vector256<float> slope);
            gradient.Store(column, ((slope * q) - (p * (all - slope))) * share);
        }

        return Lanes.Sum(losses);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Wanted(FloatSlice t, int column) =>
        Vector256.FusedMultiplyAdd(Vector256.Create(1 - smoothing), t.Load(column), Vector256.Create(smoothing / classes));
}
