using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Normalizations;

/// <summary>
/// Layer, group and root-mean-square normalization: within each row, whatever the other rows are. (J. L. Ba and others, Layer Normalization, 2016; Y. Wu, K. He, Group
/// Normalization, 2018; B. Zhang, R. Sennrich, Root Mean Square Layer Normalization, 2019.)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowNormalization
{
    /// <summary>
    /// n = (x − mean)·d and y = n·scale + shift, with d = 1/√(variance + ε) and the biased variance of each set; without centering n = x·d, d = 1/√(mean(x²) + ε).
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">[rows × pixels × channels].</param>
    /// <param name="scale">[channels].</param>
    /// <param name="shift">[channels]; default for none.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="sets">What is normalized.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="y">[rows × pixels × channels]; may be <paramref name="x"/>.</param>
    /// <param name="normalized">n, [rows × pixels × channels], may be <paramref name="x"/>; default where it isn't kept.</param>
    /// <param name="inverseDeviation">d, [rows × groups]; default where it isn't kept.</param>
    /// <param name="lengths">[rows]: the pixels that count, a whole number; of the others n is 0. Default where all count.</param>
    public static void Forward(
        WorkerPool workers, FloatSlice x, FloatSlice scale, FloatSlice shift, int rows, NormalizedSets sets, float epsilon, FloatSlice y, FloatSlice normalized, FloatSlice inverseDeviation, FloatSlice lengths = default)
    {
        RowNormalizationJob job = new(x, scale, shift, sets, epsilon, y, normalized, inverseDeviation, lengths);
        workers.Run(job, checked(rows * sets.Groups), Cost(rows, sets));
    }

    /// <summary>With g = dy·scale: dx = d·(g − mean(g) − n·mean(g·n)), means over each set; without centering, mean(g) is left out.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">dy, [rows × pixels × channels].</param>
    /// <param name="scale">[channels].</param>
    /// <param name="normalized">n, [rows × pixels × channels].</param>
    /// <param name="inverseDeviation">d, [rows × groups].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="sets">What is normalized.</param>
    /// <param name="inputGradient">dx, [rows × pixels × channels]; may be <paramref name="upstream"/> or <paramref name="normalized"/>.</param>
    /// <param name="lengths">[rows]: the pixels that count; dx is 0 at the others. Default where all count.</param>
    public static void Gradient(
        WorkerPool workers, FloatSlice upstream, FloatSlice scale, FloatSlice normalized, FloatSlice inverseDeviation, int rows, NormalizedSets sets, FloatSlice inputGradient, FloatSlice lengths = default)
    {
        RowNormalizationGradientJob job = new(upstream, scale, normalized, inverseDeviation, sets, inputGradient, lengths);
        workers.Run(job, checked(rows * sets.Groups), Cost(rows, sets));
    }

    private static long Cost(int rows, NormalizedSets sets) => (long)rows * sets.Pixels * sets.Groups * Split.Groups(sets.Width) * 3 * Split.MapCost;
}
