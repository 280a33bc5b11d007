using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Softmax, a group per row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuSoftmax
{
    /// <summary>y = e^(x − max) / Σ e^(x − max) of each row.</summary>
    public static void Forward(ArrayView<float> x, int columns, ArrayView<float> y)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int start = Grid.IdxX * columns;
        float greatest = Greatest(shared, x, start, columns);
        float sum = 0f;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            float power = GpuMath.Exp(x[start + column] - greatest);
            y[start + column] = power;
            sum += power;
        }

        sum = GpuReduce.Sum(shared, sum);
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            y[start + column] /= sum;
        }
    }

    /// <summary>dx = y·(dy − Σ dy·y) of each row.</summary>
    public static void Gradient(ArrayView<float> upstream, ArrayView<float> y, int columns, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int start = Grid.IdxX * columns;
        float sum = 0f;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            sum += upstream[start + column] * y[start + column];
        }

        sum = GpuReduce.Sum(shared, sum);
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            gradient[start + column] = y[start + column] * (upstream[start + column] - sum);
        }
    }

    /// <summary>The maximum of the row that begins at start, returned to every thread.</summary>
    public static float Greatest(ArrayView<float> shared, ArrayView<float> x, int start, int columns)
    {
        float greatest = float.NegativeInfinity;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            greatest = GpuMath.Max(x[start + column], greatest);
        }

        return GpuReduce.Max(shared, greatest);
    }
}
