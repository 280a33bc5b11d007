using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>
/// Cross-entropy of steps and the derivative of its mean; an item is a step. With s = Σ e^(z − max), a step's loss is Σ t'·(max − z) + log s: no term is
/// negative, so there is no cancellation.
/// </summary>
internal readonly struct StepCrossEntropyJob(
    FloatSlice logits, FloatSlice target, CountedSteps counted, float smoothing, float gamma, int steps, int classes, FloatSlice divisors, FloatSlice stepLoss, FloatSlice logitsGradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int pixel = Lanes.Stride(classes), width = Lanes.Stride(steps);
        for (int item = from; item < to; item++)
        {
            (int row, int step) = Math.DivRem(item, steps);
            FloatSlice z = logits.Slice((nint)item * pixel), gradient = logitsGradient.Slice((nint)item * pixel), losses = stepLoss;
            nint place = ((nint)row * width) + step;
            if (!counted.Has(row, step))
            {
                losses[place] = 0;
                gradient.AsSpan(pixel).Clear();
                continue;
            }

            int label = (int)target[place];
            float share = 1 / divisors[(nint)row * Lanes.Count];
            losses[place] = gamma == 0 ? Plain(z, label, share, gradient) : new FocalStep(z, Wanted, label, gamma, classes).Loss(share, gradient);
        }
    }

    /// <summary>The target of the class, and of each other.</summary>
    private (float Right, float Wrong) Wanted => (1 - smoothing + (smoothing / classes), smoothing / classes);

    [MethodImpl(Jit.OnItsOwn)]
    private float Plain(FloatSlice z, int label, float share, FloatSlice gradient)
    {
        Vector256<float> zero = Vector256<float>.Zero, greatest = Vector256.Create(SoftmaxJob.Greatest(z, classes)), powers = zero, distances = zero;
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, classes - column);
            Vector256<float> distance = greatest - z.Load(column), power = VectorMath.Exp(-distance);
            gradient.Store(column, power);
            powers += Lanes.Keep(power, count, zero);
            distances += Lanes.Keep(distance, count, zero);
        }

        (float right, float wrong) = Wanted;
        float own = greatest.ToScalar() - z[label], spread = wrong == 0 ? 0 : wrong * Lanes.Sum(distances);
        Vector256<float> sum = Vector256.Create(Lanes.Sum(powers)), minus = Vector256.Create(wrong), scale = Vector256.Create(share);
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            gradient.Store(column, ((gradient.Load(column) / sum) - minus) * scale);
        }

        gradient[label] = ((VectorMath.Exp(Vector256.Create(-own)) / sum) - Vector256.Create(right)).ToScalar() * share;
        return ((right - wrong) * own) + spread + VectorMath.Log(sum).ToScalar();
    }
}
