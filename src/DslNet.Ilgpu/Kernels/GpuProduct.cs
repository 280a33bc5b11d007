namespace DslNet.Generated.Gpu;

/// <summary>A product: element (i, k) of the left factor lies at i·LeftRow + k·LeftInner, (k, j) of the right one at k·RightInner + j·RightColumn.</summary>
internal struct GpuProduct
{
    public int Rows;
    public int Inner;
    public int Columns;
    public int LeftRow;
    public int LeftInner;
    public int RightInner;
    public int RightColumn;

    /// <summary>The row of the left factor that is all 1, or −1: by it a weight's gradient brings the bias's.</summary>
    public int Ones;

    /// <summary>Threads along each side of a group; each has 4 × 4 elements.</summary>
    public int Side;
}
