using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The sets of elements of a row that <see cref="GpuRowNormalize"/> normalizes: groups of adjacent channels over all pixels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuSets
{
    /// <summary>Pixels of a row; 1 where each pixel is a row of its own.</summary>
    public int Pixels;

    /// <summary>Channels of a pixel.</summary>
    public int Channels;

    /// <summary>Groups of channels.</summary>
    public int Groups;

    /// <summary>1 where the mean is subtracted.</summary>
    public int Centers;

    /// <summary>1 where rows have lengths: the pixels that count.</summary>
    public int Counts;

    /// <summary>1 where there is a shift.</summary>
    public int Shifts;

    /// <summary>1 where the normalized values are kept.</summary>
    public int KeepsNormalized;

    /// <summary>1 where the deviations are kept.</summary>
    public int KeepsDeviation;
}
