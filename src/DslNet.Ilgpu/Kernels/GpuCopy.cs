using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Strided copies: concatenation, slicing, padding, transposition, repetition, and the adjoints of all of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuCopy
{
    /// <summary>A thread per element: clears what no part of a copy writes.</summary>
    public static void Clear(ArrayView<float> output, int count)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            output[at] = 0f;
        }
    }

    /// <summary>A thread per written element, count of them.</summary>
    public static void Run(ArrayView<float> input, ArrayView<float> output, GpuPlaces places, int count)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int row = at / places.PerRow;
            int from = places.From + (row * places.FromRow);
            int to = places.To + (row * places.ToRow);
            int rest = at % places.PerRow;
            from += rest % places.Count4 * places.From4;
            to += rest % places.Count4 * places.To4;
            rest /= places.Count4;
            from += rest % places.Count3 * places.From3;
            to += rest % places.Count3 * places.To3;
            rest /= places.Count3;
            from += rest % places.Count2 * places.From2;
            to += rest % places.Count2 * places.To2;
            rest /= places.Count2;
            from += rest % places.Count1 * places.From1;
            to += rest % places.Count1 * places.To1;
            rest /= places.Count1;
            from += rest * places.From0;
            to += rest * places.To0;
            if (places.Sum0 * places.Sum1 * places.Sum2 == 1)
            {
                // Not by a sum, which would turn −0 into 0.
                output[to] = input[from];
            }
            else
            {
                output[to] = Sum(input, from, places);
            }
        }
    }

    /// <summary>A thread per element, count of them: rows of so many elements, from an offset in a row to another.</summary>
    public static void Rows(ArrayView<float> input, ArrayView<float> output, int from, int fromRow, int to, int toRow, int elements, int count)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int row = at / elements, column = at % elements;
            output[to + (row * toRow) + column] = input[from + (row * fromRow) + column];
        }
    }

    /// <summary>The same, added to what is there.</summary>
    public static void Add(ArrayView<float> input, ArrayView<float> output, int from, int fromRow, int to, int toRow, int elements, int count)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int row = at / elements, column = at % elements;
            output[to + (row * toRow) + column] += input[from + (row * fromRow) + column];
        }
    }

    /// <summary>A thread per row: 1 where a step is before the row's length, else 0.</summary>
    public static void Mask(ArrayView<float> lengths, ArrayView<float> mask, int step, int rows)
    {
        int row = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (row < rows)
        {
            mask[row] = step < lengths[row] ? 1f : 0f;
        }
    }

    private static float Sum(ArrayView<float> input, int from, GpuPlaces places)
    {
        float sum = 0f;
        for (int i = 0; i < places.Sum0; i++)
        {
            for (int j = 0; j < places.Sum1; j++)
            {
                for (int k = 0; k < places.Sum2; k++)
                {
                    sum += input[from + (i * places.Step0) + (j * places.Step1) + (k * places.Step2)];
                }
            }
        }

        return sum;
    }
}
