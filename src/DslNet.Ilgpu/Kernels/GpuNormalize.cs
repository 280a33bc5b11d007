using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Batch normalization.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuNormalize
{
    /// <summary>Statistics of the batch, n = (x − mean)/√(variance + ε), and the running statistics; columns are divided as in GpuReduce.Rows.</summary>
    public static void Forward(
        ArrayView<float> x, int rows, int columns, int width, float momentum, float epsilon,
        ArrayView<float> normalized, ArrayView<float> inverseDeviation, ArrayView<float> runningMean, ArrayView<float> runningVariance)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int column = (Grid.IdxX * width) + (Group.IdxX % width);
        int first = column < columns ? Group.IdxX / width : rows;
        int step = Group.DimX / width;
        float sum = 0f;
        for (int row = first; row < rows; row += step)
        {
            sum += x[(row * columns) + column];
        }

        float mean = GpuReduce.SumOfColumn(shared, sum, width) / rows;
        float squares = 0f;
        for (int row = first; row < rows; row += step)
        {
            float distance = x[(row * columns) + column] - mean;
            squares += distance * distance;
        }

        squares = GpuReduce.SumOfColumn(shared, squares, width);
        float inverse = 1f / MathF.Sqrt((squares / rows) + epsilon);
        for (int row = first; row < rows; row += step)
        {
            normalized[(row * columns) + column] = (x[(row * columns) + column] - mean) * inverse;
        }

        if (column < columns && Group.IdxX < width)
        {
            inverseDeviation[column] = inverse;
            runningMean[column] = ((1f - momentum) * runningMean[column]) + (momentum * mean);
            runningVariance[column] = ((1f - momentum) * runningVariance[column]) + (momentum * (squares / (rows - 1)));
        }
    }

    /// <summary>dx = (dn − mean(dn) − n·mean(dn·n)) / deviation.</summary>
    public static void Gradient(
        ArrayView<float> upstream, ArrayView<float> normalized, ArrayView<float> inverseDeviation, int rows, int columns, int width, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int column = (Grid.IdxX * width) + (Group.IdxX % width);
        int first = column < columns ? Group.IdxX / width : rows;
        int step = Group.DimX / width;
        float sum = 0f;
        float products = 0f;
        for (int row = first; row < rows; row += step)
        {
            int at = (row * columns) + column;
            sum += upstream[at];
            products += upstream[at] * normalized[at];
        }

        float mean = GpuReduce.SumOfColumn(shared, sum, width) / rows;
        float meanProduct = GpuReduce.SumOfColumn(shared, products, width) / rows;
        for (int row = first; row < rows; row += step)
        {
            int at = (row * columns) + column;
            gradient[at] = inverseDeviation[column] * (upstream[at] - mean - (normalized[at] * meanProduct));
        }
    }
}
