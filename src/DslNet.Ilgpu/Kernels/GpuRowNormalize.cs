using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Layer, group and root-mean-square normalization: a group of threads for each set of a row's elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuRowNormalize
{
    /// <summary>n = (x − mean)·d and y = n·scale + shift, with d = 1/√(variance + ε); the variance is corrected by what the mean's rounding left, as on the CPU.</summary>
    public static void Forward(
        ArrayView<float> x, ArrayView<float> scale, ArrayView<float> shift, ArrayView<float> lengths, GpuSets sets, float epsilon,
        ArrayView<float> y, ArrayView<float> normalized, ArrayView<float> inverseDeviation)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int width = sets.Channels / sets.Groups;
        int counted = Counted(sets, lengths) * width;
        float count = counted > 0 ? counted : 1f;
        float center = 0f;
        if (sets.Centers == 1)
        {
            float sum = 0f;
            for (int i = Group.IdxX; i < counted; i += Group.DimX)
            {
                sum += x[At(sets, width, i)];
            }

            center = GpuReduce.Sum(shared, sum) / count;
        }

        float distances = 0f;
        float squares = 0f;
        for (int i = Group.IdxX; i < counted; i += Group.DimX)
        {
            float distance = x[At(sets, width, i)] - center;
            distances += distance;
            squares += distance * distance;
        }

        float rest = sets.Centers == 1 ? GpuReduce.Sum(shared, distances) / count : 0f;
        float variance = (GpuReduce.Sum(shared, squares) / count) - (rest * rest);
        float inverse = 1f / MathF.Sqrt(GpuMath.Max(variance, 0f) + epsilon);
        for (int i = Group.IdxX; i < sets.Pixels * width; i += Group.DimX)
        {
            int at = At(sets, width, i);
            int channel = at % sets.Channels;
            float value = i < counted ? (x[at] - center - rest) * inverse : 0f;
            if (sets.KeepsNormalized == 1)
            {
                normalized[at] = value;
            }

            y[at] = sets.Shifts == 1 ? (value * scale[channel]) + shift[channel] : value * scale[channel];
        }

        if (Group.IdxX == 0 && sets.KeepsDeviation == 1)
        {
            inverseDeviation[Grid.IdxX] = inverse;
        }
    }

    /// <summary>With g = dy·scale: dx = d·(g − mean(g) − n·mean(g·n)), means over the set.</summary>
    public static void Gradient(
        ArrayView<float> upstream, ArrayView<float> scale, ArrayView<float> normalized, ArrayView<float> inverseDeviation, ArrayView<float> lengths, GpuSets sets, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int width = sets.Channels / sets.Groups;
        int counted = Counted(sets, lengths) * width;
        float count = counted > 0 ? counted : 1f;
        float sum = 0f;
        float products = 0f;
        for (int i = Group.IdxX; i < counted; i += Group.DimX)
        {
            int at = At(sets, width, i);
            float slope = upstream[at] * scale[at % sets.Channels];
            sum += slope;
            products += slope * normalized[at];
        }

        float mean = sets.Centers == 1 ? GpuReduce.Sum(shared, sum) / count : 0f;
        float meanProduct = GpuReduce.Sum(shared, products) / count;
        float inverse = inverseDeviation[Grid.IdxX];
        for (int i = Group.IdxX; i < sets.Pixels * width; i += Group.DimX)
        {
            int at = At(sets, width, i);
            float slope = upstream[at] * scale[at % sets.Channels];
            gradient[at] = i < counted ? inverse * (slope - mean - (normalized[at] * meanProduct)) : 0f;
        }
    }

    /// <summary>The pixels of this group's row that count.</summary>
    private static int Counted(GpuSets sets, ArrayView<float> lengths)
    {
        if (sets.Counts == 0)
        {
            return sets.Pixels;
        }

        int length = (int)lengths[Grid.IdxX / sets.Groups];
        return length < 0 ? 0 : length > sets.Pixels ? sets.Pixels : length;
    }

    /// <summary>The index of the i-th element of this group's set.</summary>
    private static int At(GpuSets sets, int width, int i)
    {
        int pixel = (Grid.IdxX / sets.Groups * sets.Pixels) + (i / width);
        return (pixel * sets.Channels) + (Grid.IdxX % sets.Groups * width) + (i % width);
    }
}
