using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The geometry of a sliding window over an image.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuWindow
{
    /// <summary>Of the input, in pixels.</summary>
    public int Height;

    /// <summary>Of the input, in pixels.</summary>
    public int Width;

    /// <summary>Of the input.</summary>
    public int Channels;

    /// <summary>Of the output, in pixels.</summary>
    public int OutHeight;

    /// <summary>Of the output, in pixels.</summary>
    public int OutWidth;

    /// <summary>Of the window.</summary>
    public int KernelHeight;

    /// <summary>Of the window.</summary>
    public int KernelWidth;

    /// <summary>Vertical stride.</summary>
    public int StrideY;

    /// <summary>Horizontal stride.</summary>
    public int StrideX;

    /// <summary>Zero padding above the image, in rows.</summary>
    public int PadTop;

    /// <summary>Zero padding left of the image, in columns.</summary>
    public int PadLeft;

    /// <summary>Rows from one row of the window to the next.</summary>
    public int DilationY;

    /// <summary>Columns from one column of the window to the next.</summary>
    public int DilationX;

    /// <summary>Groups of channels.</summary>
    public int Groups;

    /// <summary>Channels of the output.</summary>
    public int Filters;
}
