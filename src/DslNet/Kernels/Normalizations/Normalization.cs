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
        FloatSlice runningVariance)
    {
        NormalizationJob job = new(x, rows, features, momentum, epsilon, normalized, inverseDeviation, runningMean, runningVariance);
        workers.Run(job, Split.Groups(features), Cost(rows, features));
    }

    /// <summary>dx = d·(dn − mean(dn) − n·mean(dn·n)), means over the batch.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="normalizedGradient">dn, [rows × features].</param>
    /// <param name="normalized">n, [rows × features].</param>
    /// <param name="inverseDeviation">d, [features].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Columns.</param>
    /// <param name="inputGradient">dx, [rows × features]; may be <paramref name="normalizedGradient"/> or <paramref name="normalized"/>.</param>
    public static void Gradient(
        WorkerPool workers, FloatSlice normalizedGradient, FloatSlice normalized, FloatSlice inverseDeviation, int rows, int features, FloatSlice inputGradient)
    {
        NormalizationGradientJob job = new(normalizedGradient, normalized, inverseDeviation, rows, features, inputGradient);
        workers.Run(job, Split.Groups(features), Cost(rows, features));
    }

    private static long Cost(int rows, int features) => (long)rows * Split.Groups(features) * 3 * Split.MapCost;
}
