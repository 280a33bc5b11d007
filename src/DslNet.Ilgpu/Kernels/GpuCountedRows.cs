using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The rows whose statistics a batch normalization takes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuCountedRows
{
    /// <summary>All rows.</summary>
    public int Rows;

    /// <summary>Columns.</summary>
    public int Columns;

    /// <summary>Columns of a group of threads.</summary>
    public int Width;

    /// <summary>Rows of a sequence, of which those before its length count; 0 where all rows do.</summary>
    public int Steps;

    /// <summary>Whether a row counts.</summary>
    /// <param name="lengths">[rows / steps]; not read where all rows count.</param>
    /// <param name="row">The row.</param>
    public readonly bool Has(ArrayView<float> lengths, int row) => Steps == 0 || row % Steps < lengths[row / Steps];

    /// <summary>The number of rows that count.</summary>
    /// <param name="lengths">As in <see cref="Has"/>.</param>
    public readonly int Count(ArrayView<float> lengths)
    {
        if (Steps == 0)
        {
            return Rows;
        }

        int count = 0;
        for (int sequence = 0; sequence < Rows / Steps; sequence++)
        {
            count += (int)lengths[sequence];
        }

        return count;
    }
}
