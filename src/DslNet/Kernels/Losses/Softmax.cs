using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>Softmax of each row, alone or with cross-entropy. The row's maximum is subtracted first, against overflow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>y = e^(x − max) / Σ e^(x − max) in each row.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">[rows × classes].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Columns.</param>
    /// <param name="y">[rows × classes]; may be <paramref name="x"/>.</param>
    public static void Forward(WorkerPool workers, FloatSlice x, int rows, int classes, FloatSlice y) =>
        workers.Run(new SoftmaxJob(x, classes, y), rows, Cost(rows, classes));

    /// <summary>dx = y·(dy − Σ dy·y) in each row, the derivative of <see cref="Forward"/>.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">dy, [rows × classes].</param>
    /// <param name="y">[rows × classes].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Columns.</param>
    /// <param name="gradient">dx, [rows × classes]; may be one of the others.</param>
    public static void Gradient(WorkerPool workers, FloatSlice upstream, FloatSlice y, int rows, int classes, FloatSlice gradient) =>
        workers.Run(new SoftmaxGradientJob(upstream, y, classes, gradient), rows, Cost(rows, classes));

    /// <summary>
    /// Σ t'·(log Σ e^z − z) of each row, with t' = (1 − smoothing)·t + smoothing/classes, their mean, and its derivative
    /// (Σt'·softmax(z) − t')/rows. Finite for logits of ±10⁴.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × classes].</param>
    /// <param name="target">t, [rows × classes]: one-hot rows, or probabilities.</param>
    /// <param name="smoothing">Label smoothing, 0 to 1.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × classes]; may be <paramref name="logits"/>.</param>
    public static void CrossEntropy(
        WorkerPool workers, FloatSlice logits, FloatSlice target, float smoothing, int rows, int classes, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient)
    {
        CrossEntropyJob job = new(logits, target, smoothing, rows, classes, rowLoss, logitsGradient);
        workers.Run(job, job.Items, Cost(rows, classes));
        loss[0] = RowLosses.Mean(rowLoss, rows);
    }

    /// <summary>The same with row weights: Σ w·l / Σ w and its derivative.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × classes].</param>
    /// <param name="target">t, [rows × classes]: one-hot rows, or probabilities.</param>
    /// <param name="smoothing">Label smoothing, 0 to 1.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × classes]; may be <paramref name="logits"/>.</param>
    /// <param name="counts">[rows]: Σ w / w of each.</param>
    public static void CrossEntropy(
        WorkerPool workers, FloatSlice logits, FloatSlice target, float smoothing, int rows, int classes, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient, FloatSlice counts)
    {
        CrossEntropyJob job = new(logits, target, smoothing, rows, classes, rowLoss, logitsGradient);
        workers.Run(job, job.Items, Cost(rows, classes));
        RowWeights.Apply(workers, counts, rows, classes, rowLoss, loss, logitsGradient);
    }

    /// <summary>
    /// Focal loss: Σ t'·(1 − p)^γ·(log Σ e^z − z) of each row, with p = softmax(z) and t' as in
    /// <see cref="CrossEntropy(WorkerPool, FloatSlice, FloatSlice, float, int, int, FloatSlice, FloatSlice, FloatSlice)"/>; the mean, and its derivative.
    /// (T.-Y. Lin et al., Focal Loss for Dense Object Detection, 2017, for several classes.) Finite for logits of ±10⁴.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × classes].</param>
    /// <param name="target">t, [rows × classes]: one-hot rows, or probabilities.</param>
    /// <param name="smoothing">Label smoothing, 0 to 1.</param>
    /// <param name="gamma">γ, positive.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × classes]; may be <paramref name="logits"/>.</param>
    public static void FocalCrossEntropy(
        WorkerPool workers, FloatSlice logits, FloatSlice target, float smoothing, float gamma, int rows, int classes, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient)
    {
        workers.Run(new FocalCrossEntropyJob(logits, target, smoothing, gamma, rows, classes, rowLoss, logitsGradient), rows, 4 * Cost(rows, classes));
        loss[0] = RowLosses.Mean(rowLoss, rows);
    }

    /// <summary>The same with row weights: Σ w·l / Σ w and its derivative.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="logits">z, [rows × classes].</param>
    /// <param name="target">t, [rows × classes]: one-hot rows, or probabilities.</param>
    /// <param name="smoothing">Label smoothing, 0 to 1.</param>
    /// <param name="gamma">γ, positive.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Columns.</param>
    /// <param name="rowLoss">[rows].</param>
    /// <param name="loss">One float.</param>
    /// <param name="logitsGradient">[rows × classes]; may be <paramref name="logits"/>.</param>
    /// <param name="counts">[rows]: Σ w / w of each.</param>
    public static void FocalCrossEntropy(
        WorkerPool workers, FloatSlice logits, FloatSlice target, float smoothing, float gamma, int rows, int classes, FloatSlice rowLoss, FloatSlice loss, FloatSlice logitsGradient, FloatSlice counts)
    {
        workers.Run(new FocalCrossEntropyJob(logits, target, smoothing, gamma, rows, classes, rowLoss, logitsGradient), rows, 4 * Cost(rows, classes));
        RowWeights.Apply(workers, counts, rows, classes, rowLoss, loss, logitsGradient);
    }

    private static long Cost(int rows, int classes) => (long)rows * Split.Groups(classes) * 4 * Split.MapCost;
}
