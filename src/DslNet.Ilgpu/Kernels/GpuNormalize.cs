using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Batch normalization.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuNormalize
{
    /// <summary>
    /// Statistics of the batch, n = (x − mean)/√(variance + ε), and the running statistics; columns are divided as in GpuReduce.Rows. Behind the lengths of
    /// sequences n is 0, and fewer than 2 steps in all leave the running statistics as they are.
    /// </summary>
    public static void Forward(
        ArrayView<float> x, ArrayView<float> lengths, GpuCountedRows counted, float momentum, float epsilon,
        ArrayView<float> normalized, ArrayView<float> inverseDeviation, ArrayView<float> runningMean, ArrayView<float> runningVariance)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int width = counted.Width, columns = counted.Columns, rows = counted.Rows;
        int column = (Grid.IdxX * width) + (Group.IdxX % width);
        int first = column < columns ? Group.IdxX / width : rows;
        int step = Group.DimX / width;
        int count = Count(counted, lengths);
        float sum = 0f;
        for (int row = first; row < rows; row += step)
        {
            sum += Counts(counted, lengths, row) ? x[(row * columns) + column] : 0f;
        }

        float mean = GpuReduce.SumOfColumn(shared, sum, width) / (count > 0 ? count : 1);
        float squares = 0f;
        for (int row = first; row < rows; row += step)
        {
            float distance = Counts(counted, lengths, row) ? x[(row * columns) + column] - mean : 0f;
            squares += distance * distance;
        }

        squares = GpuReduce.SumOfColumn(shared, squares, width);
        float inverse = 1f / MathF.Sqrt((squares / (count > 0 ? count : 1)) + epsilon);
        for (int row = first; row < rows; row += step)
        {
            normalized[(row * columns) + column] = Counts(counted, lengths, row) ? (x[(row * columns) + column] - mean) * inverse : 0f;
        }

        if (column < columns && Group.IdxX < width)
        {
            inverseDeviation[column] = inverse;
            if (count > 1)
            {
                runningMean[column] = ((1f - momentum) * runningMean[column]) + (momentum * mean);
                runningVariance[column] = ((1f - momentum) * runningVariance[column]) + (momentum * (squares / (count - 1)));
            }
        }
    }

    /// <summary>dx = (dn − mean(dn) − n·mean(dn·n)) / deviation; 0 behind the lengths of sequences.</summary>
    public static void Gradient(
        ArrayView<float> upstream, ArrayView<float> normalized, ArrayView<float> inverseDeviation, ArrayView<float> lengths, GpuCountedRows counted, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int width = counted.Width, columns = counted.Columns, rows = counted.Rows;
        int column = (Grid.IdxX * width) + (Group.IdxX % width);
        int first = column < columns ? Group.IdxX / width : rows;
        int step = Group.DimX / width;
        int count = Count(counted, lengths);
        float sum = 0f;
        float products = 0f;
        for (int row = first; row < rows; row += step)
        {
            int at = (row * columns) + column;
            sum += Counts(counted, lengths, row) ? upstream[at] : 0f;
            products += Counts(counted, lengths, row) ? upstream[at] * normalized[at] : 0f;
        }

        float mean = GpuReduce.SumOfColumn(shared, sum, width) / (count > 0 ? count : 1);
        float meanProduct = GpuReduce.SumOfColumn(shared, products, width) / (count > 0 ? count : 1);
        for (int row = first; row < rows; row += step)
        {
            int at = (row * columns) + column;
            gradient[at] = Counts(counted, lengths, row) ? inverseDeviation[column] * (upstream[at] - mean - (normalized[at] * meanProduct)) : 0f;
        }
    }

    /// <summary>Whether a row counts.</summary>
    private static bool Counts(GpuCountedRows counted, ArrayView<float> lengths, int row) => counted.Steps == 0 || row % counted.Steps < lengths[row / counted.Steps];

    private static int Count(GpuCountedRows counted, ArrayView<float> lengths)
    {
        if (counted.Steps == 0)
        {
            return counted.Rows;
        }

        int count = 0;
        for (int sequence = 0; sequence < counted.Rows / counted.Steps; sequence++)
        {
            count += (int)lengths[sequence];
        }

        return count;
    }
}
