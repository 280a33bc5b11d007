namespace DslNet.Kernels.Spatial;

/// <summary>
/// A sliding window over an image, and the output pixels that it computes: all of them or, in the transposed convolution of a stride
/// above 1, those of one phase.
/// </summary>
/// <param name="TapsY">The window's height.</param>
/// <param name="TapsX">The window's width.</param>
/// <param name="FromY">The first row of its first position.</param>
/// <param name="FromX">The first column of its first position.</param>
/// <param name="MoveY">The vertical stride.</param>
/// <param name="MoveX">The horizontal stride.</param>
/// <param name="Rows">Rows of pixels that it computes.</param>
/// <param name="Columns">Pixels per row that it computes.</param>
/// <param name="FirstY">The row of the first of them in the result.</param>
/// <param name="FirstX">Its column.</param>
/// <param name="StepY">The vertical step in the result.</param>
/// <param name="StepX">The horizontal step in the result.</param>
/// <param name="Height">The height of the result.</param>
/// <param name="Width">The width of the result.</param>
/// <param name="DilationY">Rows from one row of the window to the next.</param>
/// <param name="DilationX">Columns from one column of the window to the next.</param>
internal readonly record struct Sweep(
    int TapsY, int TapsX, int FromY, int FromX, int MoveY, int MoveX, int Rows, int Columns, int FirstY, int FirstX, int StepY, int StepX, int Height, int Width, int DilationY = 1, int DilationX = 1)
{
    /// <summary>Over the input, to the output.</summary>
    public static Sweep Forward(Window window) => new(
        window.KernelHeight, window.KernelWidth, 0, 0, window.StrideY, window.StrideX, window.OutHeight, window.OutWidth, 0, 0, 1, 1, window.OutHeight, window.OutWidth, window.DilationY, window.DilationX);

    /// <summary>Over the output's gradient (<see cref="PaddedImage.UpstreamOf"/>), to those pixels of the input's gradient that have the same phase modulo the stride, and so the same taps. The window has no dilation.</summary>
    public static Sweep Backward(Window window, int phaseY, int phaseX)
    {
        (int tapsY, int firstY, int rows, int fromY) = Along(window.Height, window.KernelHeight, window.StrideY, window.PadTop, phaseY);
        (int tapsX, int firstX, int columns, int fromX) = Along(window.Width, window.KernelWidth, window.StrideX, window.PadLeft, phaseX);
        return new Sweep(tapsY, tapsX, fromY, fromX, 1, 1, rows, columns, firstY, firstX, window.StrideY, window.StrideX, window.Height, window.Width);
    }

    // Input pixel y receives from output pixel (y + padding − tap) / stride, for the taps where that is an integer.
    private static (int Taps, int First, int Count, int From) Along(int size, int kernel, int stride, int padding, int phase)
    {
        int taps = phase < kernel ? ((kernel - 1 - phase) / stride) + 1 : 0;
        int first = (((phase - padding) % stride) + stride) % stride;
        int count = first < size ? ((size - 1 - first) / stride) + 1 : 0;
        int from = kernel - 1 + ((first + padding - phase) / stride) - (taps - 1);
        return (taps, first, count, taps == 0 ? 0 : from);
    }
}
