namespace DslNet.Compiler.Kernels;

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
/// <param name="PadTop">Rows of zeros above the input. (How many there are below and to the right follows.)</param>
/// <param name="PadLeft">Columns of zeros to the left of the input.</param>
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
    /// <summary>Each step of a sequence on its own: a convolution with it is a product at every step.</summary>
    public static Window OfSteps(int steps, int channels) => new(1, steps, channels, 1, steps, 1, 1, 1, 1, 0, 0);

    /// <summary>Numbers that it sees: what a filter sums.</summary>
    public int Taps => KernelHeight * KernelWidth * Channels;

    /// <summary>Rows of the input, and of the zeros around it, that the output sees.</summary>
    public int SeenHeight => ((OutHeight - 1) * StrideY) + KernelHeight;

    /// <summary>Pixels of a row, likewise.</summary>
    public int SeenWidth => ((OutWidth - 1) * StrideX) + KernelWidth;

    public override string ToString() => $"{Height}×{Width}×{Channels} by {KernelHeight}×{KernelWidth} to {OutHeight}×{OutWidth}";
}
