using System.ComponentModel;

namespace DslNet.Kernels.Spatial;

/// <summary>
/// The geometry of a sliding window over an image: the receptive field of output pixel (y, x) is the input's pixels (y·stride − padding + i·dilation, x·stride − padding + j·dilation)
/// for i and j in the kernel; beyond the input's border there are zeros. A sequence is an image of one row.
/// </summary>
/// <param name="Height">Of the input.</param>
/// <param name="Width">Of the input.</param>
/// <param name="Channels">Of the input.</param>
/// <param name="OutHeight">Of the output.</param>
/// <param name="OutWidth">Of the output.</param>
/// <param name="KernelHeight">The kernel's height.</param>
/// <param name="KernelWidth">The kernel's width.</param>
/// <param name="StrideY">The vertical stride.</param>
/// <param name="StrideX">The horizontal stride.</param>
/// <param name="PadTop">Zero padding above the input, in rows.</param>
/// <param name="PadLeft">Zero padding to the left of the input, in columns.</param>
/// <param name="DilationY">Rows from one row of the kernel to the next.</param>
/// <param name="DilationX">Columns from one column of the kernel to the next.</param>
/// <param name="Groups">Groups of channels: filters of a group see the channels of that group alone.</param>
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
    int PadLeft,
    int DilationY = 1,
    int DilationX = 1,
    int Groups = 1)
{
    /// <summary>Floats of the receptive field.</summary>
    internal int Taps => KernelHeight * KernelWidth * (Channels / Groups);

    /// <summary>Floats of the receptive field that are contiguous in a padded input: a row of the kernel or, with dilation, a pixel.</summary>
    internal int Stretch => (DilationX > 1 ? 1 : KernelWidth) * Channels;

    /// <summary>Contiguous stretches in a row of the kernel.</summary>
    internal int Stretches => DilationX > 1 ? KernelWidth : 1;

    /// <summary>Whether the pixels of the receptive field are adjacent.</summary>
    internal bool IsDense => (DilationY, DilationX) == (1, 1);

    /// <summary>Whether the kernel is 2×2.</summary>
    internal bool IsCell => (KernelHeight, KernelWidth) == (2, 2);

    /// <summary>Pixels of the input.</summary>
    internal int Pixels => Height * Width;

    /// <summary>Pixels of the output.</summary>
    internal int OutPixels => OutHeight * OutWidth;

    /// <summary>Rows of the padded input that the output depends on.</summary>
    internal int SeenHeight => ((OutHeight - 1) * StrideY) + ((KernelHeight - 1) * DilationY) + 1;

    /// <summary>Columns of the padded input that the output depends on.</summary>
    internal int SeenWidth => ((OutWidth - 1) * StrideX) + ((KernelWidth - 1) * DilationX) + 1;
}
