using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>
/// Row weights of a batch. The loss is Σ w·l / Σ w, so a row has the count Σ w / w, which weighted kernels
/// use in place of the number of rows. It is infinite for a weight of 0, and for all rows where all weights are 0: then loss and gradient are 0.
/// </summary>
internal static class RowWeights
{
    /// <summary>Computes the counts.</summary>
    /// <param name="weights">[rows], or empty where each row weighs 1.</param>
    /// <param name="labels">[rows], or empty.</param>
    /// <param name="ignored">The label whose rows weigh 0.</param>
    /// <param name="counts">Receives a count for each row.</param>
    /// <param name="stride">The stride between rows, in floats.</param>
    /// <param name="rows">How many rows.</param>
    public static void Count(ReadOnlySpan<float> weights, ReadOnlySpan<int> labels, int? ignored, Span<float> counts, int stride, int rows)
    {
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            sum += Weight(weights, labels, ignored, row);
        }

        for (int row = 0; row < rows; row++)
        {
            float weight = Weight(weights, labels, ignored, row);
            counts[row * stride] = weight == 0 ? float.PositiveInfinity : (float)(sum / weight);
        }
    }

    /// <summary>The weights of positive targets, [outputs], also where there is one for all; null where the loss has none.</summary>
    public static float[]? PositiveWeights(NetworkInfo info)
    {
        bool isBinary = info.Loss == Loss.BinaryCrossEntropy || info.Heads.Any(head => head.Loss == Loss.BinaryCrossEntropy);
        if (!isBinary || (info.PositiveWeights.Count == 0 && info.FocalGamma == 0))
        {
            return null;
        }

        float[] weights = new float[info.Output.Size];
        for (int i = 0; i < weights.Length; i++)
        {
            // Those of a sequence are of each step.
            weights[i] = info.PositiveWeights.Count == 0 ? 1 : info.PositiveWeights[i % info.PositiveWeights.Count];
        }

        return weights;
    }

    /// <summary>Rescales losses and gradients of an unweighted pass to those of a weighted one.</summary>
    public static void Apply(WorkerPool workers, FloatSlice counts, int rows, int columns, FloatSlice rowLoss, FloatSlice loss, FloatSlice gradient)
    {
        workers.Run(new Job(counts, rows, columns, gradient), rows, (long)rows * Split.Groups(columns) * Split.MapCost);
        loss[0] = RowLosses.Mean(rowLoss, counts, rows);
    }

    private static float Weight(ReadOnlySpan<float> weights, ReadOnlySpan<int> labels, int? ignored, int row) =>
        ignored is { } label && !labels.IsEmpty && labels[row] == label ? 0 : weights.IsEmpty ? 1 : weights[row];

    private readonly struct Job(FloatSlice counts, int rows, int columns, FloatSlice gradient) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                FloatSlice values = gradient.Slice((nint)row * Lanes.Stride(columns));
                Vector256<float> factor = Vector256.Create(rows / counts[(nint)row * Lanes.Count]);
                for (int column = 0; column < columns; column += Lanes.Count)
                {
                    values.Store(column, values.Load(column) * factor);
                }
            }
        }
    }
}
