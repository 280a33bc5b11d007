using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Sums and maxima, in a fixed order: deterministic from run to run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuReduce
{
    /// <summary>The maximum number of threads per group.</summary>
    public const int MostThreads = 256;

    /// <summary>The sum over all threads, returned to every thread. All threads of the group must call it.</summary>
    public static float Sum(ArrayView<float> shared, float value)
    {
        int thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        for (int half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (thread < half)
            {
                shared[thread] += shared[thread + half];
            }

            Group.Barrier();
        }

        float sum = shared[0];
        Group.Barrier();
        return sum;
    }

    /// <summary>The maximum over all threads, in every thread. All threads of the group must call it.</summary>
    public static float Max(ArrayView<float> shared, float value)
    {
        int thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        for (int half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (thread < half)
            {
                shared[thread] = GpuMath.Max(shared[thread], shared[thread + half]);
            }

            Group.Barrier();
        }

        float greatest = shared[0];
        Group.Barrier();
        return greatest;
    }

    /// <summary>The sum of the threads that work on one column: those whose number is the same modulo the width. All threads must call it.</summary>
    public static float SumOfColumn(ArrayView<float> shared, float value, int width)
    {
        int thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        float sum = 0f;
        for (int i = thread % width; i < Group.DimX; i += width)
        {
            sum += shared[i];
        }

        Group.Barrier();
        return sum;
    }

    /// <summary>Sums over all rows. A group has adjacent columns, and several threads for each of them.</summary>
    public static void Rows<TTerm>(TTerm term, int rows, int columns, int width, float scale, ArrayView<float> output)
        where TTerm : struct, IGpuTerm<TTerm>
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(MostThreads);
        int column = (Grid.IdxX * width) + (Group.IdxX % width);
        float sum = 0f;
        if (column < columns)
        {
            for (int row = Group.IdxX / width; row < rows; row += Group.DimX / width)
            {
                sum += TTerm.At(term, (row * columns) + column);
            }
        }

        sum = SumOfColumn(shared, sum, width);
        if (column < columns && Group.IdxX < width)
        {
            output[column] = sum * scale;
        }
    }

    /// <summary>A group per row: the sum.</summary>
    public static void RowSum<TTerm>(TTerm term, int columns, float scale, ArrayView<float> output)
        where TTerm : struct, IGpuTerm<TTerm>
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(MostThreads);
        float sum = 0f;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            sum += TTerm.At(term, (Grid.IdxX * columns) + column);
        }

        sum = Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            output[Grid.IdxX] = sum * scale;
        }
    }

    /// <summary>A group per row: the maximum.</summary>
    public static void RowMax<TTerm>(TTerm term, int columns, ArrayView<float> output)
        where TTerm : struct, IGpuTerm<TTerm>
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(MostThreads);
        float greatest = float.NegativeInfinity;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            greatest = GpuMath.Max(TTerm.At(term, (Grid.IdxX * columns) + column), greatest);
        }

        greatest = Max(shared, greatest);
        if (Group.IdxX == 0)
        {
            output[Grid.IdxX] = greatest;
        }
    }
}
