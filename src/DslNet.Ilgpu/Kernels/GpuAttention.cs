using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>
/// Scaled dot-product attention. A group has a query of a head, and its threads the keys, as many at a time as there are threads, with a running maximum and sum;
/// then they have the columns. (M. Milakov, N. Gimelshein, Online normalizer calculation for softmax, 2018.)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuAttention
{
    /// <summary>softmax(q·kᵀ / √d)·v, and the log-sums where they are kept.</summary>
    public static void Forward(
        ArrayView<float> queries, ArrayView<float> keys, ArrayView<float> values, ArrayView<float> lengths, GpuAttentionShape shape, ArrayView<float> output, ArrayView<float> logSum)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        ArrayView<float> powers = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int item = Grid.IdxX;
        int step = item % shape.Steps;
        int head = item / shape.Steps % shape.Heads;
        int row = item / shape.Steps / shape.Heads;
        int count = Visible(shape, KeysOf(shape, lengths, row), step);
        int query = PlaceOf(row, shape.Steps, step, shape.QueryStride, shape.QueryFrom, head, shape.HeadSize);
        int key = PlaceOf(row, shape.KeySteps, 0, shape.KeyStride, shape.KeyFrom, head, shape.HeadSize);
        int value = PlaceOf(row, shape.KeySteps, 0, shape.ValueStride, shape.ValueFrom, head, shape.HeadSize);
        int result = PlaceOf(row, shape.Steps, step, shape.Heads * shape.HeadSize, 0, head, shape.HeadSize);
        for (int column = Group.IdxX; column < shape.HeadSize; column += Group.DimX)
        {
            output[result + column] = 0f;
        }

        float greatest = float.NegativeInfinity;
        float total = 0f;
        for (int first = 0; first < count; first += Group.DimX)
        {
            int mine = first + Group.IdxX;
            float score = float.NegativeInfinity;
            if (mine < count)
            {
                score = Dot(queries, query, keys, key + (mine * shape.KeyStride), shape.HeadSize) * shape.Scale;
            }

            float maximum = GpuMath.Max(GpuReduce.Max(shared, score), greatest);
            float power = 0f;
            if (mine < count)
            {
                power = GpuMath.Exp(score - maximum);
            }

            powers[Group.IdxX] = power;
            float factor = GpuMath.Exp(greatest - maximum);
            total = (total * factor) + GpuReduce.Sum(shared, power);
            greatest = maximum;
            for (int column = Group.IdxX; column < shape.HeadSize; column += Group.DimX)
            {
                output[result + column] = (output[result + column] * factor) + Weighted(powers, count - first, values, value + (first * shape.ValueStride) + column, shape.ValueStride);
            }

            Group.Barrier();
        }

        if (count > 0)
        {
            for (int column = Group.IdxX; column < shape.HeadSize; column += Group.DimX)
            {
                output[result + column] /= total;
            }
        }

        if (shape.KeepsSums != 0 && Group.IdxX == 0)
        {
            logSum[item] = count > 0 ? greatest + GpuMath.Log(total) : 0f;
        }
    }

    /// <summary>The number of keys of a row.</summary>
    public static int KeysOf(GpuAttentionShape shape, ArrayView<float> lengths, int row)
    {
        if (shape.HasLengths == 0)
        {
            return shape.KeySteps;
        }

        return (int)GpuMath.Min(MathF.Max(lengths[row], 0f), shape.KeySteps);
    }

    /// <summary>The number of keys that a query sees.</summary>
    public static int Visible(GpuAttentionShape shape, int keys, int step) => shape.Causal != 0 && step + 1 < keys ? step + 1 : keys;

    /// <summary>The first column of a head at a step of a row.</summary>
    public static int PlaceOf(int row, int steps, int step, int stride, int from, int head, int size) => (((row * steps) + step) * stride) + from + (head * size);

    /// <summary>An inner product of two rows.</summary>
    public static float Dot(ArrayView<float> left, int leftAt, ArrayView<float> right, int rightAt, int count)
    {
        float sum = 0f;
        for (int i = 0; i < count; i++)
        {
            sum += left[leftAt + i] * right[rightAt + i];
        }

        return sum;
    }

    /// <summary>The sum of a column, weighted by the numbers of the group's threads.</summary>
    public static float Weighted(ArrayView<float> weights, int count, ArrayView<float> matrix, int at, int stride)
    {
        float sum = 0f;
        int end = count < Group.DimX ? count : Group.DimX;
        for (int i = 0; i < end; i++)
        {
            sum += weights[i] * matrix[at];
            at += stride;
        }

        return sum;
    }
}
