using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>Connectionist temporal classification (A. Graves et al., 2006) on the logits of sequences.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Ctc
{
    /// <summary>
    /// −log of the probability of the labels of each row, over their number (at least 1), the mean of the rows, and its derivative. Class 0 is the blank.
    /// Infinite, without a derivative, where the steps are too few for the labels.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">[rows × steps × classes].</param>
    /// <param name="target">[rows × (maxLabels + 1)]: labels from 1 to classes − 1, then how many count.</param>
    /// <param name="lengths">[rows]: how many steps count; default where all do.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="classes">Classes, with the blank.</param>
    /// <param name="maxLabels">Places for labels.</param>
    /// <param name="trellis">Room for [rows × (steps + 3) × (2·maxLabels + 1)].</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × steps × classes]; not <paramref name="logits"/>.</param>
    public static void Loss(
        WorkerPool workers, FloatSlice logits, FloatSlice target, FloatSlice lengths, int rows, int steps, int classes, int maxLabels,
        FloatSlice trellis, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient)
    {
        CtcJob job = new(logits, target, lengths, rows, steps, classes, maxLabels, trellis, rowLoss, logitsGradient);
        workers.Run(job, rows, Cost(rows, steps, classes, maxLabels));
        loss[0] = RowLosses.Mean(rowLoss, rows);
    }

    /// <summary>The same with row weights: Σ w·l / Σ w and its derivative.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">[rows × steps × classes].</param>
    /// <param name="target">[rows × (maxLabels + 1)]: labels from 1 to classes − 1, then how many count.</param>
    /// <param name="lengths">[rows]: how many steps count; default where all do.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="classes">Classes, with the blank.</param>
    /// <param name="maxLabels">Places for labels.</param>
    /// <param name="trellis">Room for [rows × (steps + 3) × (2·maxLabels + 1)].</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × steps × classes]; not <paramref name="logits"/>.</param>
    /// <param name="counts">[rows]: Σ w / w of each.</param>
    public static void Loss(
        WorkerPool workers, FloatSlice logits, FloatSlice target, FloatSlice lengths, int rows, int steps, int classes, int maxLabels,
        FloatSlice trellis, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient, FloatSlice counts)
    {
        CtcJob job = new(logits, target, lengths, rows, steps, classes, maxLabels, trellis, rowLoss, logitsGradient);
        workers.Run(job, rows, Cost(rows, steps, classes, maxLabels));
        RowWeights.Apply(workers, counts, rows, steps * Lanes.Stride(classes), rowLoss, loss, logitsGradient);
    }

    /// <summary>Logits with a certain blank at each step behind a row's length: 0 for class 0, −10³⁰ for the others.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">[rows × steps × classes].</param>
    /// <param name="lengths">[rows]: how many steps count.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="classes">Classes, with the blank.</param>
    /// <param name="output">[rows × steps × classes].</param>
    public static void Pad(WorkerPool workers, FloatSlice logits, FloatSlice lengths, int rows, int steps, int classes, FloatSlice output) =>
        workers.Run(new BlankPaddingJob(logits, lengths, steps, classes, output), rows, (long)rows * steps * Split.Groups(classes) * Split.MapCost);

    private static long Cost(int rows, int steps, int classes, int maxLabels) =>
        (long)rows * steps * ((4L * Split.Groups(classes)) + (12L * Split.Groups((2 * maxLabels) + 1))) * Split.MapCost;
}
