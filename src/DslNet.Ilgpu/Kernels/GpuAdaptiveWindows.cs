using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The windows of an adaptive pool: along each axis, window i of n is from ⌊i·size/n⌋ to ⌈(i + 1)·size/n⌉.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuAdaptiveWindows
{
    /// <summary>Height of the input; 1 for a sequence.</summary>
    public int Height;

    /// <summary>Width of the input.</summary>
    public int Width;

    /// <summary>Channels of both.</summary>
    public int Channels;

    /// <summary>Height of the output.</summary>
    public int OutHeight;

    /// <summary>Width of the output.</summary>
    public int OutWidth;

    /// <summary>1 where rows have lengths: the steps that count.</summary>
    public int Counts;
}
