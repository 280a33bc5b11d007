using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>How a window goes over an image.</summary>
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

    /// <summary>Rows from window to window.</summary>
    public int StrideY;

    /// <summary>Columns from window to window.</summary>
    public int StrideX;

    /// <summary>Rows of zeros above the image.</summary>
    public int PadTop;

    /// <summary>Columns of zeros left of the image.</summary>
    public int PadLeft;

    /// <summary>Channels of the output.</summary>
    public int Filters;
}
