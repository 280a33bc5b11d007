using System.ComponentModel;

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
}
