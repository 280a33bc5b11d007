using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Attentions;

/// <summary>
/// Attention, a head of a row at a time: for each block of queries, block after block of keys, with a running maximum m and a running sum l of the powers, by which
/// the sums so far are rescaled when the maximum rises. (M. Milakov, N. Gimelshein, Online normalizer calculation for softmax, 2018; T. Dao and others, FlashAttention, 2022.)
/// One thread computes a head, in one order, so the number of threads changes no bit.
/// </summary>
internal readonly unsafe struct AttentionJob(
    WorkerPool workers, AttentionShape shape, FloatSlice lengths, Images queries, Images keys, Images values, Images output, Images logSum) : IRangeJob
{
    private const int QueryBlock = AttentionShape.QueryBlock, KeyBlock = AttentionShape.KeyBlock;

    private long KeyFloats => shape.FilledKeys * shape.HeadSize;

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => KeyFloats + (QueryBlock * (KeyBlock + shape.FilledHead + 2L));

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* transposed = workers.Scratch(worker, ScratchFloats);
        for (int item = from; item < to; item++)
        {
            (int row, int head) = Math.DivRem(item, shape.Heads);
            Head(row, head, transposed);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Head(int row, int head, float* transposed)
    {
        int size = shape.HeadSize, count = shape.KeysOf(lengths, row);
        nint column = (nint)head * size;
        float* query = queries.Of(row) + column;
        float* value = values.Of(row) + column;
        float* result = output.Of(row) + column;
        float* sums = logSum.Slot.Start is null ? null : logSum.Of(row) + ((nint)head * logSum.PixelStride);
        AttentionBlocks.Transpose(keys.Of(row) + column, keys.PixelStride, count, size, transposed);
        for (int first = 0; first < shape.Steps; first += QueryBlock)
        {
            int rows = Math.Min(QueryBlock, shape.Steps - first);
            Block(query + ((nint)first * queries.PixelStride), value, first, rows, count, transposed, result + ((nint)first * output.PixelStride), sums is null ? null : sums + first);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Block(float* query, float* value, int first, int rows, int count, float* transposed, float* result, float* sums)
    {
        int size = shape.HeadSize, filled = shape.FilledHead, end = shape.Visible(first + rows - 1, count);
        float* scores = transposed + KeyFloats;
        float* weighted = scores + (QueryBlock * KeyBlock);
        float* maxima = weighted + (QueryBlock * filled);
        float* totals = maxima + QueryBlock;
        for (int key = 0; key < end; key += KeyBlock)
        {
            int width = Math.Min(KeyBlock, end - key);
            TileRun product = AttentionBlocks.Rows(query, queries.PixelStride, size);
            AttentionBlocks.Multiply(AttentionBlocks.To(product, transposed + ((nint)key * size), Panels.Width, (nint)size * Panels.Width, scores, KeyBlock), width, rows);
            Probabilities(scores, weighted, maxima, totals, first, rows, count, key, width);
            TileRun sum = AttentionBlocks.Rows(scores, KeyBlock, width);
            AttentionBlocks.Multiply(AttentionBlocks.To(sum, value + (key * (nint)values.PixelStride), values.PixelStride, Panels.Width, weighted, filled, accumulate: key > 0), size, rows);
        }

        for (int i = 0; i < rows; i++, result += output.PixelStride)
        {
            if (end > 0)
            {
                AttentionBlocks.Store(weighted + (i * filled), size, 1 / totals[i], result);
            }
            else
            {
                new Span<float>(result, size).Clear();
            }
        }

        // Whole vectors, since a head's are padded to those; the next block overwrites what is behind this one's.
        for (int i = 0; sums is not null && i < rows; i += Lanes.Count)
        {
            (end > 0 ? Vector256.Load(maxima + i) + VectorMath.Log(Vector256.Load(totals + i)) : Vector256<float>.Zero).Store(sums + i);
        }
    }

    /// <summary>The powers of a block's scores, in their place; what has been summed before is rescaled to the new maxima.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Probabilities(float* scores, float* weighted, float* maxima, float* totals, int first, int rows, int count, int key, int width)
    {
        float scale = shape.Scale;
        int filled = shape.FilledHead;
        for (int i = 0; i < rows; i++, scores += KeyBlock, weighted += filled)
        {
            int visible = Math.Clamp(shape.Visible(first + i, count) - key, 0, width);
            if (visible == 0)
            {
                new Span<float>(scores, width).Clear();
                continue;
            }

            float maximum = AttentionBlocks.Max(scores, visible) * scale;
            if (key == 0)
            {
                maxima[i] = maximum;
                totals[i] = AttentionBlocks.Exp(scores, visible, width, scale, maximum);
                continue;
            }

            if (!(maximum <= maxima[i]))
            {
                float factor = VectorMath.Exp(Vector256.Create(maxima[i] - maximum)).ToScalar();
                AttentionBlocks.Scale(weighted, filled, factor);
                totals[i] *= factor;
                maxima[i] = maximum;
            }

            totals[i] += AttentionBlocks.Exp(scores, visible, width, scale, maxima[i]);
        }
    }
}
