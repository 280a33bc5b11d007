using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The extents and strides of a matrix product: element (i, k) of the left factor lies at i·LeftRow + k·LeftInner, (k, j) of the right one at k·RightInner + j·RightColumn.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuProduct
{
    /// <summary>Rows of the product and the left factor.</summary>
    public int Rows;

    /// <summary>Columns of the left factor, rows of the right one.</summary>
    public int Inner;

    /// <summary>Columns of the product and the right factor.</summary>
    public int Columns;

    /// <summary>Row stride of the left factor.</summary>
    public int LeftRow;

    /// <summary>Column stride of the left factor.</summary>
    public int LeftInner;

    /// <summary>Row stride of the right factor.</summary>
    public int RightInner;

    /// <summary>Column stride of the right factor.</summary>
    public int RightColumn;

    /// <summary>The index of a virtual row of ones of the left factor, or −1: with it a weight's gradient includes the bias's.</summary>
    public int Ones;

    /// <summary>Threads along each side of a group; each has 4 × 4 elements.</summary>
    public int Side;
}
