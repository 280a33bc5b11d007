using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>Cross-entropy on the logits of each step of sequences.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepCrossEntropy
{
    /// <summary>
    /// Σ t'·(1 − p)^γ·(log Σ e^z − z) of each step, with p = softmax(z) and t' = (1 − smoothing)·onehot + smoothing/classes; the mean over the steps that count,
    /// weighted by their rows, and its derivative. As PyTorch's CrossEntropyLoss with ignore_index. A step counts before its row's length, and where its class
    /// isn't ignored; its target is read nowhere else. Where none counts, loss and derivative are 0. Finite for logits of ±10⁴.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × steps × classes].</param>
    /// <param name="target">[rows × steps]: the class of each step, a whole number.</param>
    /// <param name="lengths">[rows]: how many steps there are; default where all are.</param>
    /// <param name="ignored">The class that doesn't count; null where all do.</param>
    /// <param name="smoothing">Label smoothing, 0 to 1.</param>
    /// <param name="gamma">γ of the focal loss; 0 for none.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="divisors">[rows]: receives what the losses of a row's steps are divided by in the mean.</param>
    /// <param name="stepLoss">[rows × steps].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × steps × classes]; not <paramref name="logits"/>.</param>
    /// <param name="counts">[rows]: Σ w / w of each; default where all weigh 1.</param>
    public static void Loss(
        WorkerPool workers, FloatSlice logits, FloatSlice target, FloatSlice lengths, int? ignored, float smoothing, float gamma, int rows, int steps, int classes,
        FloatSlice divisors, FloatSlice stepLoss, FloatSlice loss, FloatSlice logitsGradient, FloatSlice counts)
    {
        CountedSteps counted = new(target, lengths, ignored, steps);
        Divide(counted, counts, rows, divisors);
        StepCrossEntropyJob job = new(logits, target, counted, smoothing, gamma, steps, classes, divisors, stepLoss, logitsGradient);
        workers.Run(job, rows * steps, (long)rows * steps * Split.Groups(classes) * (gamma == 0 ? 4 : 16) * Split.MapCost);
        loss[0] = Mean(stepLoss, divisors, rows, steps);
    }

    /// <summary>A row's divisor: with n the steps of a row that count and w its weight, Σ w·n over the batch, by w; infinite for a weight of 0.</summary>
    private static void Divide(CountedSteps counted, FloatSlice counts, int rows, FloatSlice divisors)
    {
        double all = 0;
        for (int row = 0; row < rows; row++)
        {
            all += counted.In(row) / Count(counts, row);
        }

        for (int row = 0; row < rows; row++)
        {
            divisors[(nint)row * Lanes.Count] = all == 0 ? float.PositiveInfinity : (float)(Count(counts, row) * all);
        }
    }

    private static double Count(FloatSlice counts, int row) => counts.IsDefault ? 1 : counts[(nint)row * Lanes.Count];

    /// <summary>The losses of each row summed, then those sums divided, row by row.</summary>
    private static float Mean(FloatSlice stepLoss, FloatSlice divisors, int rows, int steps)
    {
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            for (int step = 0; step < steps; step++)
            {
                sum += stepLoss[((nint)row * Lanes.Stride(steps)) + step];
            }

            // A row without weight doesn't count, whatever its loss: it may be infinite.
            float divisor = divisors[(nint)row * Lanes.Count];
            total += float.IsPositiveInfinity(divisor) ? 0 : sum / divisor;
        }

        return (float)total;
    }
}
