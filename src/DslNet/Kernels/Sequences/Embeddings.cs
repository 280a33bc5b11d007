using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Sequences;

/// <summary>Rows of a table by their numbers, and the sums of what flows back to them. A table is stored in panels of 16 columns, as every weight is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Embeddings
{
    /// <summary>output[t] = table[tokens[t]].</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="tokens">[rows × steps]: whole numbers of 0 to <paramref name="vocabulary"/> − 1.</param>
    /// <param name="table">The panels of [vocabulary, units].</param>
    /// <param name="vocabulary">Rows of the table.</param>
    /// <param name="units">Columns of the table.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="steps">Steps of a row.</param>
    /// <param name="output">[rows × steps, units].</param>
    public static void Gather(WorkerPool workers, FloatSlice tokens, FloatSlice table, int vocabulary, int units, int rows, int steps, FloatSlice output) =>
        workers.Run(new GatherJob(tokens, true, table, vocabulary, units, steps, output), rows, Cost(rows, steps, units));

    /// <summary>output[t] = table[t], the same for each row of the batch.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="table">The panels of [steps, units].</param>
    /// <param name="steps">Rows of the table, and steps of a row.</param>
    /// <param name="units">Columns of the table.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="output">[rows × steps, units].</param>
    public static void Repeat(WorkerPool workers, FloatSlice table, int steps, int units, int rows, FloatSlice output) =>
        workers.Run(new GatherJob(default, false, table, steps, units, steps, output), rows, Cost(rows, steps, units));

    /// <summary>
    /// gradient[k] = Σ upstream[t] over the steps whose token is k, in the order of the batch. A thread has some columns and rows of the table and reads all tokens, so
    /// results are bit-identical for any number of threads.
    /// </summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="tokens">[rows × steps].</param>
    /// <param name="upstream">[rows × steps, units].</param>
    /// <param name="vocabulary">Rows of the table.</param>
    /// <param name="units">Columns of the table.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="steps">Steps of a row.</param>
    /// <param name="gradient">The panels of [vocabulary, units]; overwritten.</param>
    public static void Gradient(WorkerPool workers, FloatSlice tokens, FloatSlice upstream, int vocabulary, int units, int rows, int steps, FloatSlice gradient)
    {
        TokenSumJob job = new(tokens, upstream, vocabulary, units, rows, steps, gradient);
        workers.Run(job, job.Items, Cost(rows, steps, units) + ((long)vocabulary * units / Lanes.Count));
    }

    /// <summary>gradient[t] = Σ upstream[t] over the rows of the batch, in their order.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">[rows × steps, units].</param>
    /// <param name="steps">Rows of the table, and steps of a row.</param>
    /// <param name="units">Columns of the table.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="gradient">The panels of [steps, units]; overwritten.</param>
    public static void RepeatGradient(WorkerPool workers, FloatSlice upstream, int steps, int units, int rows, FloatSlice gradient) =>
        workers.Run(new StepSumJob(upstream, steps, units, rows, gradient), steps, Cost(rows, steps, units));

    private static long Cost(int rows, int steps, int units) => (long)rows * steps * Split.Groups(units);
}
