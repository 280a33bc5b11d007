using System.ComponentModel;

namespace DslNet.Kernels.Spatial;

/// <summary>
/// How a window goes over an image: pixel (y, x) of the output sees the input's pixels (y·stride − padding + i, x·stride − padding + j)
/// for i and j in the kernel; beyond the input's border there are zeros. A sequence is an image of one row.
/// </summary>
/// <param name="Height">Of the input.</param>
/// <param name="Width">Of the input.</param>
/// <param name="Channels">Of the input.</param>
/// <param name="OutHeight">Of the output.</param>
/// <param name="OutWidth">Of the output.</param>
/// <param name="KernelHeight">Rows that the window sees.</param>
/// <param name="KernelWidth">Columns that it sees.</param>
/// <param name="StrideY">Rows that it moves by.</param>
/// <param name="StrideX">Columns that it moves by.</param>
/// <param name="PadTop">Rows of zeros above the input.</param>
/// <param name="PadLeft">Columns of zeros to the left of the input.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Window(
    int Height,
    int Width,
    int Channels,
    int OutHeight,
    int OutWidth,
    int KernelHeight,
    int KernelWidth,
    int StrideY,
    int StrideX,
    int PadTop,
    int PadLeft)
{
    /// <summary>Numbers that the window sees.</summary>
    internal int Taps => KernelHeight * KernelWidth * Channels;

    /// <summary>Whether it sees 2×2 pixels: the usual pool.</summary>
    internal bool IsCell => (KernelHeight, KernelWidth) == (2, 2);

    /// <summary>Pixels of the input.</summary>
    internal int Pixels => Height * Width;

    /// <summary>Pixels of the output.</summary>
    internal int OutPixels => OutHeight * OutWidth;

    /// <summary>Rows of the input, and of the zeros around it, that the output sees.</summary>
    internal int SeenHeight => ((OutHeight - 1) * StrideY) + KernelHeight;

    /// <summary>Pixels of a row that it sees.</summary>
    internal int SeenWidth => ((OutWidth - 1) * StrideX) + KernelWidth;
}
