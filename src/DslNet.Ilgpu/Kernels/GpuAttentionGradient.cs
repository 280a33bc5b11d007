using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>
/// The gradients of attention, from probabilities that are recomputed from the log-sums: by the queries, a group for each, and by keys and values, a group for each key, so
/// that no two groups add to one element. (T. Dao, FlashAttention-2, 2023.)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuAttentionGradient
{
    /// <summary>dQ = dS·K with dS = P ∘ (dO·Vᵀ − Σ dO ∘ O) / √d.</summary>
    public static void Queries(
        ArrayView<float> queries, ArrayView<float> keys, ArrayView<float> values, ArrayView<float> lengths, GpuAttentionShape shape,
        ArrayView<float> output, ArrayView<float> logSum, ArrayView<float> upstream, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        ArrayView<float> slopes = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int item = Grid.IdxX;
        int step = item % shape.Steps;
        int head = item / shape.Steps % shape.Heads;
        int row = item / shape.Steps / shape.Heads;
        int count = GpuAttention.Visible(shape, GpuAttention.KeysOf(shape, lengths, row), step);
        int query = GpuAttention.PlaceOf(row, shape.Steps, step, shape.QueryStride, shape.QueryFrom, head, shape.HeadSize);
        int key = GpuAttention.PlaceOf(row, shape.KeySteps, 0, shape.KeyStride, shape.KeyFrom, head, shape.HeadSize);
        int value = GpuAttention.PlaceOf(row, shape.KeySteps, 0, shape.ValueStride, shape.ValueFrom, head, shape.HeadSize);
        int result = GpuAttention.PlaceOf(row, shape.Steps, step, shape.Heads * shape.HeadSize, 0, head, shape.HeadSize);
        float inner = 0f;
        for (int column = Group.IdxX; column < shape.HeadSize; column += Group.DimX)
        {
            inner += upstream[result + column] * output[result + column];
            gradient[query + column] = 0f;
        }

        inner = GpuReduce.Sum(shared, inner);
        for (int first = 0; first < count; first += Group.DimX)
        {
            int mine = first + Group.IdxX;
            float slope = 0f;
            if (mine < count)
            {
                float score = GpuAttention.Dot(queries, query, keys, key + (mine * shape.KeyStride), shape.HeadSize) * shape.Scale;
                float byProbability = GpuAttention.Dot(upstream, result, values, value + (mine * shape.ValueStride), shape.HeadSize);
                slope = GpuMath.Exp(score - logSum[item]) * (byProbability - inner) * shape.Scale;
            }

            slopes[Group.IdxX] = slope;
            Group.Barrier();
            for (int column = Group.IdxX; column < shape.HeadSize; column += Group.DimX)
            {
                gradient[query + column] += GpuAttention.Weighted(slopes, count - first, keys, key + (first * shape.KeyStride) + column, shape.KeyStride);
            }

            Group.Barrier();
        }
    }

    /// <summary>dK = dSᵀ·Q and dV = Pᵀ·dO; 0 for masked keys.</summary>
    public static void Keys(
        ArrayView<float> queries, ArrayView<float> keys, ArrayView<float> values, ArrayView<float> lengths, GpuAttentionShape shape,
        ArrayView<float> output, ArrayView<float> logSum, ArrayView<float> upstream, ArrayView<float> keysGradient, ArrayView<float> valuesGradient)
    {
        ArrayView<float> powers = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        ArrayView<float> slopes = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int step = Grid.IdxX % shape.KeySteps;
        int head = Grid.IdxX / shape.KeySteps % shape.Heads;
        int row = Grid.IdxX / shape.KeySteps / shape.Heads;
        int width = shape.Heads * shape.HeadSize;
        int sums = ((row * shape.Heads) + head) * shape.Steps;
        int key = GpuAttention.PlaceOf(row, shape.KeySteps, step, shape.KeyStride, shape.KeyFrom, head, shape.HeadSize);
        int value = GpuAttention.PlaceOf(row, shape.KeySteps, step, shape.ValueStride, shape.ValueFrom, head, shape.HeadSize);
        int query = GpuAttention.PlaceOf(row, shape.Steps, 0, shape.QueryStride, shape.QueryFrom, head, shape.HeadSize);
        int result = GpuAttention.PlaceOf(row, shape.Steps, 0, width, 0, head, shape.HeadSize);
        for (int column = Group.IdxX; column < shape.HeadSize; column += Group.DimX)
        {
            keysGradient[key + column] = 0f;
            valuesGradient[value + column] = 0f;
        }

        int end = step < GpuAttention.KeysOf(shape, lengths, row) ? shape.Steps : 0;
        for (int first = shape.Causal != 0 ? step : 0; first < end; first += Group.DimX)
        {
            int mine = first + Group.IdxX;
            float power = 0f;
            float slope = 0f;
            if (mine < end)
            {
                int at = result + (mine * width);
                float inner = GpuAttention.Dot(upstream, at, output, at, shape.HeadSize);
                float score = GpuAttention.Dot(queries, query + (mine * shape.QueryStride), keys, key, shape.HeadSize) * shape.Scale;
                power = GpuMath.Exp(score - logSum[sums + mine]);
                slope = power * (GpuAttention.Dot(upstream, at, values, value, shape.HeadSize) - inner) * shape.Scale;
            }

            powers[Group.IdxX] = power;
            slopes[Group.IdxX] = slope;
            Group.Barrier();
            for (int column = Group.IdxX; column < shape.HeadSize; column += Group.DimX)
            {
                keysGradient[key + column] += GpuAttention.Weighted(slopes, end - first, queries, query + (first * shape.QueryStride) + column, shape.QueryStride);
                valuesGradient[value + column] += GpuAttention.Weighted(powers, end - first, upstream, result + (first * width) + column, width);
            }

            Group.Barrier();
        }
    }
}
