namespace DslNet.Compiler.Kernels;

/// <summary>
/// The geometry of a sliding window: the receptive field of output pixel (y, x) is the input's pixels (y·stride − padding + i, x·stride − padding + j)
/// for i and j in the kernel, with zero padding beyond the input's border. A sequence is an image of one row.
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

    /// <summary>Elements of the receptive field: the length of a filter's dot product.</summary>
    public int Taps => KernelHeight * KernelWidth * Channels;

    /// <summary>Rows of the padded input that some receptive field covers.</summary>
    public int SeenHeight => ((OutHeight - 1) * StrideY) + KernelHeight;

    /// <summary>Pixels of a row of the padded input, likewise.</summary>
    public int SeenWidth => ((OutWidth - 1) * StrideX) + KernelWidth;

    public override string ToString() => $"{Height}×{Width}×{Channels} by {KernelHeight}×{KernelWidth} to {OutHeight}×{OutWidth}";
}
