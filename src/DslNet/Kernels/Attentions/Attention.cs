using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Attentions;

/// <summary>
/// Scaled dot-product attention of several heads. (A. Vaswani and others, Attention Is All You Need, 2017.) No matrix of queries × keys is in memory beyond a block,
/// forward or backward.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Attention
{
    // The powers, sums and maxima of 8 scores, in vector multiply-adds.
    private const int ScoreCost = 16;

    /// <summary>softmax(Q·Kᵀ / √d)·V of each head, the softmax over the keys that are visible.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="lengths">[rows]: keys from this step on are masked; or none. A row without keys gives 0.</param>
    /// <param name="queries">Q, [rows × steps × heads × d], from their first column on.</param>
    /// <param name="keys">K, [rows × steps of keys × heads × d].</param>
    /// <param name="values">V, [rows × steps of keys × heads × d].</param>
    /// <param name="output">[rows × steps × heads × d].</param>
    /// <param name="logSum">[rows × heads × steps]: log Σ e^(q·k / √d), for the derivative; or none.</param>
    public static void Forward(WorkerPool workers, AttentionShape shape, int rows, FloatSlice lengths, Images queries, Images keys, Images values, Images output, Images logSum) =>
        workers.Run(new AttentionJob(workers, shape, lengths, queries, keys, values, output, logSum), checked(rows * shape.Heads), Cost(shape, rows, products: 2));

    /// <summary>With the probabilities P, dV = Pᵀ·dO, dS = P ∘ (dO·Vᵀ − Σ dO ∘ O) / √d, dQ = dS·K and dK = dSᵀ·Q of each head. Those of masked keys are 0.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="lengths">As in the forward pass.</param>
    /// <param name="queries">Q.</param>
    /// <param name="keys">K.</param>
    /// <param name="values">V.</param>
    /// <param name="output">O, of the forward pass.</param>
    /// <param name="logSum">Of the forward pass.</param>
    /// <param name="upstream">dO, [rows × steps × heads × d].</param>
    /// <param name="queriesGradient">dQ, [rows × steps × heads × d].</param>
    /// <param name="keysGradient">dK, [rows × steps of keys × heads × d].</param>
    /// <param name="valuesGradient">dV, [rows × steps of keys × heads × d].</param>
    public static void Gradient(
        WorkerPool workers,
        AttentionShape shape,
        int rows,
        FloatSlice lengths,
        Images queries,
        Images keys,
        Images values,
        Images output,
        Images logSum,
        Images upstream,
        Images queriesGradient,
        Images keysGradient,
        Images valuesGradient)
    {
        AttentionGradientJob job = new(workers, shape, lengths, queries, keys, values, output, logSum, upstream, queriesGradient, keysGradient, valuesGradient);
        workers.Run(job, checked(rows * shape.Heads), Cost(shape, rows, products: 5));
    }

    /// <summary>Scratch floats of <see cref="Forward"/>, for each thread.</summary>
    /// <param name="shape">The sizes.</param>
    public static long ForwardScratch(AttentionShape shape) => new AttentionJob(null!, shape, default, default, default, default, default, default).ScratchFloats;

    /// <summary>Scratch floats of <see cref="Gradient"/>, for each thread.</summary>
    /// <param name="shape">The sizes.</param>
    public static long GradientScratch(AttentionShape shape) =>
        new AttentionGradientJob(null!, shape, default, default, default, default, default, default, default, default, default, default).ScratchFloats;

    private static long Cost(AttentionShape shape, int rows, int products) =>
        (long)rows * shape.Heads * shape.Steps * Split.Groups(shape.KeySteps) * ((products * (long)shape.HeadSize) + ScoreCost);
}
