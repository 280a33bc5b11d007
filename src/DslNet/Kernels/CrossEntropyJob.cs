using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// Cross-entropy and probabilities of rows of logits. With s = Σ e^(z − max), a row's loss is Σ t'·(max − z) + Σ t'·log s:
/// no term is negative, so none cancels another.
/// </summary>
internal readonly struct CrossEntropyJob(FloatSlice logits, FloatSlice target, float smoothing, int classes, FloatSlice rowLoss, FloatSlice probabilities) : IRangeJob
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        Vector256<float> kept = Vector256.Create(1 - smoothing);
        Vector256<float> spread = Vector256.Create(smoothing / classes);
        Vector256<float> zero = Vector256<float>.Zero;
        for (int row = from; row < to; row++)
        {
            nint start = (nint)row * Lanes.Stride(classes);
            FloatSlice z = logits.Slice(start);
            FloatSlice t = target.Slice(start);
            FloatSlice p = probabilities.Slice(start);
            Vector256<float> greatest = Vector256.Create(SoftmaxJob.Greatest(z, classes));
            Vector256<float> powers = zero, distances = zero, targets = zero;
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                int count = Math.Min(Lanes.Count, classes - column);
                Vector256<float> distance = greatest - z.Load(column);
                Vector256<float> smoothed = Vector256.FusedMultiplyAdd(kept, t.Load(column), spread);
                Vector256<float> power = VectorMath.Exp(-distance);
                p.Store(column, power);
                powers += Lanes.Keep(power, count, zero);
                distances += Lanes.Keep(smoothed * distance, count, zero);
                targets += Lanes.Keep(smoothed, count, zero);
            }

            float sum = Lanes.Sum(powers);
            FloatSlice losses = rowLoss;
            losses[(nint)row * Lanes.Count] = Lanes.Sum(distances) + (Lanes.Sum(targets) * VectorMath.Log(Vector256.Create(sum)).ToScalar());
            SoftmaxJob.Divide(p, classes, sum);
        }
    }
}
