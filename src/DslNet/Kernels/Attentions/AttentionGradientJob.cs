using System.Runtime.CompilerServices;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Attentions;

/// <summary>
/// The gradients of attention, a head of a row at a time: for each block of queries, block after block of keys, whose probabilities are recomputed from the scores and
/// the log-sums. (T. Dao, FlashAttention-2, 2023, algorithm 2, with the queries outermost.) One thread computes a head, in one order.
/// </summary>
internal readonly unsafe struct AttentionGradientJob(
    WorkerPool workers,
    AttentionShape shape,
    FloatSlice lengths,
    Images queries,
    Images keys,
    Images values,
    Images output,
    Images logSum,
    Images upstream,
    Images queriesGradient,
    Images keysGradient,
    Images valuesGradient) : IRangeJob
{
    private const int QueryBlock = AttentionShape.QueryBlock, KeyBlock = AttentionShape.KeyBlock;

    private long KeyFloats => shape.FilledKeys * shape.HeadSize;

    private long SumFloats => shape.FilledKeys * shape.FilledHead;

    /// <summary>Floats of scratch memory that a worker needs: keys and values transposed, their gradients, two blocks of scores, the gradients of a block of queries.</summary>
    public long ScratchFloats => (2 * KeyFloats) + (2 * SumFloats) + (QueryBlock * ((2L * KeyBlock) + shape.FilledHead));

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* scratch = workers.Scratch(worker, ScratchFloats);
        for (int item = from; item < to; item++)
        {
            (int row, int head) = Math.DivRem(item, shape.Heads);
            Head(row, head, scratch);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Head(int row, int head, float* scratch)
    {
        int size = shape.HeadSize, filled = shape.FilledHead, count = shape.KeysOf(lengths, row);
        nint column = (nint)head * size;
        float* valuePanels = scratch + KeyFloats;
        float* keySums = valuePanels + KeyFloats;
        float* valueSums = keySums + SumFloats;
        AttentionBlocks.Transpose(keys.Of(row) + column, keys.PixelStride, count, size, scratch);
        AttentionBlocks.Transpose(values.Of(row) + column, values.PixelStride, count, size, valuePanels);
        Clear(keySums, (long)count * filled);
        Clear(valueSums, (long)count * filled);
        for (int first = 0; first < shape.Steps; first += QueryBlock)
        {
            Block(row, head, first, Math.Min(QueryBlock, shape.Steps - first), count, scratch);
        }

        Store(keySums, filled, count, keysGradient.Of(row) + column, keysGradient.PixelStride);
        Store(valueSums, filled, count, valuesGradient.Of(row) + column, valuesGradient.PixelStride);
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Block(int row, int head, int first, int rows, int count, float* scratch)
    {
        int size = shape.HeadSize, filled = shape.FilledHead, end = shape.Visible(first + rows - 1, count);
        nint column = (nint)head * size;
        float* query = queries.Of(row) + column + ((nint)first * queries.PixelStride);
        float* gradient = upstream.Of(row) + column + ((nint)first * upstream.PixelStride);
        float* key = keys.Of(row) + column;
        float* keySums = scratch + (2 * KeyFloats);
        float* probabilities = keySums + (2 * SumFloats);
        float* slopes = probabilities + (QueryBlock * KeyBlock);
        float* querySums = slopes + (QueryBlock * KeyBlock);
        if (end == 0)
        {
            Clear(querySums, (long)rows * filled);
        }

        for (int at = 0; at < end; at += KeyBlock)
        {
            int width = Math.Min(KeyBlock, end - at);
            AttentionBlocks.Multiply(Panelled(AttentionBlocks.Rows(query, queries.PixelStride, size), scratch, at, probabilities), width, rows);
            AttentionBlocks.Multiply(Panelled(AttentionBlocks.Rows(gradient, upstream.PixelStride, size), scratch + KeyFloats, at, slopes), width, rows);
            Scores(row, head, first, rows, count, at, width, probabilities, slopes);
            nint sums = (nint)at * filled;
            AttentionBlocks.Multiply(Summed(AttentionBlocks.Columns(slopes, KeyBlock, rows), query, queries.PixelStride, keySums + sums, accumulate: true), size, width);
            AttentionBlocks.Multiply(Summed(AttentionBlocks.Columns(probabilities, KeyBlock, rows), gradient, upstream.PixelStride, keySums + SumFloats + sums, accumulate: true), size, width);
            AttentionBlocks.Multiply(Summed(AttentionBlocks.Rows(slopes, KeyBlock, width), key + (at * (nint)keys.PixelStride), keys.PixelStride, querySums, accumulate: at > 0), size, rows);
        }

        float* result = queriesGradient.Of(row) + column + ((nint)first * queriesGradient.PixelStride);
        for (int i = 0; i < rows; i++, result += queriesGradient.PixelStride)
        {
            AttentionBlocks.Store(querySums + (i * filled), size, 1, result);
        }
    }

    /// <summary>A product with transposed keys or values: a block of scores.</summary>
    private TileRun Panelled(TileRun run, float* panels, int at, float* block) =>
        AttentionBlocks.To(run, panels + ((nint)at * shape.HeadSize), Panels.Width, (nint)shape.HeadSize * Panels.Width, block, KeyBlock);

    /// <summary>A product with rows of a head: sums for each of them.</summary>
    private TileRun Summed(TileRun run, float* rows, nint stride, float* sums, bool accumulate) =>
        AttentionBlocks.To(run, rows, stride, Panels.Width, sums, shape.FilledHead, accumulate);

    /// <summary>From the scores to the probabilities, and from the gradients by those to the gradients by the scores.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Scores(int row, int head, int first, int rows, int count, int key, int width, float* probabilities, float* slopes)
    {
        float scale = shape.Scale;
        nint column = (nint)head * shape.HeadSize;
        float* sums = logSum.Of(row) + ((nint)head * logSum.PixelStride) + first;
        float* gradient = upstream.Of(row) + column + ((nint)first * upstream.PixelStride);
        float* result = output.Of(row) + column + ((nint)first * output.PixelStride);
        for (int i = 0; i < rows; i++, probabilities += KeyBlock, slopes += KeyBlock, gradient += upstream.PixelStride, result += output.PixelStride)
        {
            int visible = Math.Clamp(shape.Visible(first + i, count) - key, 0, width);
            AttentionBlocks.Exp(probabilities, visible, width, scale, sums[i]);
            AttentionBlocks.ScoreGradients(slopes, probabilities, visible, width, AttentionBlocks.Dot(gradient, result, shape.HeadSize), scale);
        }
    }

    /// <summary>Masked keys have a gradient of 0.</summary>
    private void Store(float* sums, int filled, int count, float* result, nint stride)
    {
        for (int step = 0; step < shape.KeySteps; step++, sums += filled, result += stride)
        {
            if (step < count)
            {
                AttentionBlocks.Store(sums, shape.HeadSize, 1, result);
            }
            else
            {
                new Span<float>(result, shape.HeadSize).Clear();
            }
        }
    }

    private static void Clear(float* sums, long floats)
    {
        for (long i = 0; i < floats; i += Panels.Width)
        {
            new Span<float>(sums + i, Panels.Width).Clear();
        }
    }
}
