namespace DslNet.Compiler.Kernels;

/// <summary>
/// The geometry of a sliding window: the receptive field of output pixel (y, x) is the input's pixels (y·stride − padding + i·dilation, x·stride − padding + j·dilation)
/// for i and j in the kernel, with zero padding beyond the input's border. A sequence is an image of one row. With groups, filter f sees the channels of its group
/// alone: channels and filters are divided into as many runs of equal length, and group g of the filters reads group g of the channels.
/// </summary>
/// <param name="Height">Of the input.</param>
/// <param name="Width">Of the input.</param>
/// <param name="Channels">Of the input.</param>
/// <param name="OutHeight">Of the output.</param>
/// <param name="OutWidth">Of the output.</param>
/// <param name="KernelHeight">The kernel's rows.</param>
/// <param name="KernelWidth">The kernel's columns.</param>
/// <param name="StrideY">The vertical stride, in rows.</param>
/// <param name="StrideX">The horizontal stride, in columns.</param>
/// <param name="PadTop">Rows of zero padding above the input. (Padding below and to the right follows from the output's size.)</param>
/// <param name="PadLeft">Columns of zero padding to the left of the input.</param>
public sealed record Window(
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
    /// <summary>A window of one step of a sequence: a convolution with it is a matrix product at every step.</summary>
    public static Window OfSteps(int steps, int channels) => new(1, steps, channels, 1, steps, 1, 1, 1, 1, 0, 0);

    /// <summary>Rows from one row of the kernel to the next.</summary>
    public int DilationY { get; init; } = 1;

    /// <summary>Columns from one column of the kernel to the next.</summary>
    public int DilationX { get; init; } = 1;

    /// <summary>Groups of channels, which divide the channels and the filters.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Elements of the receptive field: the length of a filter's dot product.</summary>
    public int Taps => KernelHeight * KernelWidth * (Channels / Groups);

    /// <summary>Whether the pixels of the receptive field are adjacent.</summary>
    public bool IsDense => (DilationY, DilationX) == (1, 1);

    /// <summary>Elements of the receptive field that are contiguous in a padded input: a row of the kernel or, with dilation, a pixel.</summary>
    public int Stretch => (DilationX > 1 ? 1 : KernelWidth) * Channels;

    /// <summary>Rows of the padded input that some receptive field covers.</summary>
    public int SeenHeight => ((OutHeight - 1) * StrideY) + ((KernelHeight - 1) * DilationY) + 1;

    /// <summary>Pixels of a row of the padded input, likewise.</summary>
    public int SeenWidth => ((OutWidth - 1) * StrideX) + ((KernelWidth - 1) * DilationX) + 1;

    public override string ToString() => $"{Height}×{Width}×{Channels} by {KernelHeight}×{KernelWidth} to {OutHeight}×{OutWidth}{(Groups > 1 ? $" in {Groups} groups" : "")}";
}
