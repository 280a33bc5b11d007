using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Normalizations;

/// <summary>
/// Batch normalization, per feature over the rows. (S. Ioffe, C. Szegedy, Batch Normalization, 2015; running statistics as in PyTorch.)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Normalization
{
    /// <summary>
    /// n = (x − mean)·d with d = 1/√(variance + ε), the variance biased; running ← (1 − momentum)·running + momentum·batch, the variance
    /// there unbiased. Two passes: first the mean, then the variance as the mean of squared deviations, so there is no cancellation.
    /// Of sequences with lengths, the steps before them count; n is 0 behind them, and fewer than 2 steps in all leave the running statistics as they are.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">[rows × features].</param>
    /// <param name="rows">At least 2 rows.</param>
    /// <param name="features">Columns.</param>
    /// <param name="momentum">The weight of the batch's statistics in the running ones.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="normalized">n, [rows × features]; may be <paramref name="x"/>.</param>
    /// <param name="inverseDeviation">d, [features].</param>
    /// <param name="runningMean">[features], updated.</param>
    /// <param name="runningVariance">[features], updated.</param>
    /// <param name="lengths">[rows / steps]: how many steps of each sequence count; default where all rows do.</param>
    /// <param name="steps">Rows of a sequence, where they have lengths.</param>
    public static void Forward(
        WorkerPool workers,
        FloatSlice x,
        int rows,
        int features,
        float momentum,
        float epsilon,
        FloatSlice normalized,
        FloatSlice inverseDeviation,
        FloatSlice runningMean,
        FloatSlice runningVariance,
        FloatSlice lengths = default,
        int steps = 1)
    {
        NormalizationJob job = new(x, new CountedRows(lengths, rows, steps), features, momentum, epsilon, normalized, inverseDeviation, runningMean, runningVariance);
        workers.Run(job, Split.Groups(features), Cost(rows, features));
    }

    /// <summary>dx = d·(dn − mean(dn) − n·mean(dn·n)), means over the batch; 0 behind the lengths of sequences.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="normalizedGradient">dn, [rows × features].</param>
    /// <param name="normalized">n, [rows × features].</param>
    /// <param name="inverseDeviation">d, [features].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Columns.</param>
    /// <param name="inputGradient">dx, [rows × features]; may be <paramref name="normalizedGradient"/> or <paramref name="normalized"/>.</param>
    /// <param name="lengths">As in <see cref="Forward"/>.</param>
    /// <param name="steps">As in <see cref="Forward"/>.</param>
    public static void Gradient(
        WorkerPool workers,
        FloatSlice normalizedGradient,
        FloatSlice normalized,
        FloatSlice inverseDeviation,
        int rows,
        int features,
        FloatSlice inputGradient,
        FloatSlice lengths = default,
        int steps = 1)
    {
        NormalizationGradientJob job = new(normalizedGradient, normalized, inverseDeviation, new CountedRows(lengths, rows, steps), features, inputGradient);
        workers.Run(job, Split.Groups(features), Cost(rows, features));
    }

    private static long Cost(int rows, int features) => (long)rows * Split.Groups(features) * 3 * Split.MapCost;
}
