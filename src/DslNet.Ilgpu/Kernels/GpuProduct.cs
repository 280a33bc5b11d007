using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>A product: element (i, k) of the left factor lies at i·LeftRow + k·LeftInner, (k, j) of the right one at k·RightInner + j·RightColumn.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuProduct
{
    /// <summary>Of the product and the left factor.</summary>
    public int Rows;

    /// <summary>Columns of the left factor, rows of the right one.</summary>
    public int Inner;

    /// <summary>Of the product and the right factor.</summary>
    public int Columns;

    /// <summary>From row to row of the left factor.</summary>
    public int LeftRow;

    /// <summary>From column to column of the left factor.</summary>
    public int LeftInner;

    /// <summary>From row to row of the right factor.</summary>
    public int RightInner;

    /// <summary>From column to column of the right factor.</summary>
    public int RightColumn;

    /// <summary>The row of the left factor that is all 1, or −1: by it a weight's gradient brings the bias's.</summary>
    public int Ones;

    /// <summary>Threads along each side of a group; each has 4 × 4 elements.</summary>
    public int Side;
}
