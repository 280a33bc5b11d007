using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>Binary cross-entropy on the logits of a sigmoid.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SigmoidCrossEntropy
{
    /// <summary>
    /// The mean over the outputs of max(z, 0) − z·t + log(1 + e^−|z|) in each row, the mean of those, and its derivative
    /// (p − t)/(outputs·rows) with p = 1 / (1 + e^−z). Finite for logits of ±10⁴.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × outputs].</param>
    /// <param name="target">t, [rows × outputs], 0 to 1.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="outputs">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × outputs]; may be <paramref name="logits"/>.</param>
    public static void Forward(
        WorkerPool workers, FloatSlice logits, FloatSlice target, int rows, int outputs, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient)
    {
        workers.Run(new Job(logits, target, rows, outputs, rowLoss, logitsGradient), rows, (long)rows * Split.Groups(outputs) * 4 * Split.MapCost);
        loss[0] = RowLosses.Mean(rowLoss, rows);
    }

    /// <summary>The same with row weights: Σ w·l / Σ w and its derivative.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × outputs].</param>
    /// <param name="target">t, [rows × outputs], 0 to 1.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="outputs">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × outputs]; may be <paramref name="logits"/>.</param>
    /// <param name="counts">[rows]: Σ w / w of each.</param>
    public static void Forward(
        WorkerPool workers, FloatSlice logits, FloatSlice target, int rows, int outputs, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient, FloatSlice counts)
    {
        workers.Run(new Job(logits, target, rows, outputs, rowLoss, logitsGradient), rows, (long)rows * Split.Groups(outputs) * 4 * Split.MapCost);
        RowWeights.Apply(workers, counts, rows, outputs, rowLoss, loss, logitsGradient);
    }

    /// <summary>
    /// The mean over the outputs of q^γ·(w·t·log(1 + e^−z) + (1 − t)·log(1 + e^z)) in each row, with q = 1 − (t·p + (1 − t)·(1 − p)), the mean of
    /// those, and its derivative. γ = 0 is PyTorch's BCEWithLogitsLoss with pos_weight, w = 1 torchvision's sigmoid_focal_loss without alpha.
    /// Finite for logits of ±10⁴.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × outputs].</param>
    /// <param name="target">t, [rows × outputs], 0 to 1.</param>
    /// <param name="positiveWeights">w, [outputs], each positive.</param>
    /// <param name="gamma">γ, at least 0.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="outputs">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × outputs]; may be <paramref name="logits"/>.</param>
    public static void Shaped(
        WorkerPool workers, FloatSlice logits, FloatSlice target, FloatSlice positiveWeights, float gamma, int rows, int outputs, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient)
    {
        workers.Run(new ShapedCrossEntropyJob(logits, target, positiveWeights, gamma, rows, outputs, rowLoss, logitsGradient), rows, (long)rows * Split.Groups(outputs) * 8 * Split.MapCost);
        loss[0] = RowLosses.Mean(rowLoss, rows);
    }

    /// <summary>The same with row weights: Σ w·l / Σ w and its derivative.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × outputs].</param>
    /// <param name="target">t, [rows × outputs], 0 to 1.</param>
    /// <param name="positiveWeights">w, [outputs], each positive.</param>
    /// <param name="gamma">γ, at least 0.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="outputs">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × outputs]; may be <paramref name="logits"/>.</param>
    /// <param name="counts">[rows]: Σ w / w of each.</param>
    public static void Shaped(
        WorkerPool workers, FloatSlice logits, FloatSlice target, FloatSlice positiveWeights, float gamma, int rows, int outputs, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient, FloatSlice counts)
    {
        workers.Run(new ShapedCrossEntropyJob(logits, target, positiveWeights, gamma, rows, outputs, rowLoss, logitsGradient), rows, (long)rows * Split.Groups(outputs) * 8 * Split.MapCost);
        RowWeights.Apply(workers, counts, rows, outputs, rowLoss, loss, logitsGradient);
    }

    private readonly struct Job(FloatSlice logits, FloatSlice target, int rows, int outputs, FloatSlice rowLoss, FloatSlice logitsGradient) : IRangeJob
    {
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
            Vector256<float> zero = Vector256<float>.Zero;
            Vector256<float> one = Vector256<float>.One;
            Vector256<float> scale = Vector256.Create(1f / ((float)outputs * rows));
            Vector256<float> sum = zero;
            for (int column = 0; column < outputs; column += Lanes.Count)
            {
                int count = Math.Min(Lanes.Count, outputs - column);
                Vector256<float> logit = z.Load(column);

                // e^−|z| never overflows; loss and probability are expressed by it.
                Vector256<float> power = VectorMath.Exp(-Vector256.Abs(logit));
                Vector256<float> wanted = t.Load(column);
                Vector256<float> loss = VectorMath.Max(logit, zero) - (logit * wanted) + VectorMath.LogOnePlus(power);
                Vector256<float> numerator = Vector256.ConditionalSelect(Vector256.LessThan(logit, zero), power, one);
                sum += Lanes.Keep(loss, count, zero);
                gradient.Store(column, ((numerator / (one + power)) - wanted) * scale);
            }

            return Lanes.Sum(sum);
        }
    }
}
