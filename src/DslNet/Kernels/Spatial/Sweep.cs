namespace DslNet.Kernels.Spatial;

/// <summary>
/// A window going over an image, and the pixels that it makes: all pixels of an output, or, in the gradient by the input of a convolution
/// that moves by more than one pixel, every so-manieth of them.
/// </summary>
/// <param name="TapsY">Rows that the window sees.</param>
/// <param name="TapsX">Pixels of a row that it sees.</param>
/// <param name="FromY">The first row that it sees at its first place.</param>
/// <param name="FromX">The first pixel that it sees there.</param>
/// <param name="MoveY">Rows that it moves by.</param>
/// <param name="MoveX">Pixels that it moves by.</param>
/// <param name="Rows">Rows of pixels that it makes.</param>
/// <param name="Columns">Pixels of a row that it makes.</param>
/// <param name="FirstY">The row of the first of them in the result.</param>
/// <param name="FirstX">Its place in that row.</param>
/// <param name="StepY">Rows from one to the next.</param>
/// <param name="StepX">Pixels from one to the next.</param>
/// <param name="Height">Rows of the result.</param>
/// <param name="Width">Pixels of a row of the result.</param>
internal readonly record struct Sweep(
    int TapsY, int TapsX, int FromY, int FromX, int MoveY, int MoveX, int Rows, int Columns, int FirstY, int FirstX, int StepY, int StepX, int Height, int Width)
{
    /// <summary>Over the input, to the output.</summary>
    public static Sweep Forward(Window window) => new(
        window.KernelHeight, window.KernelWidth, 0, 0, window.StrideY, window.StrideX, window.OutHeight, window.OutWidth, 0, 0, 1, 1, window.OutHeight, window.OutWidth);

    /// <summary>Over the output's gradient (<see cref="PaddedImage.UpstreamOf"/>), to those pixels of the input's gradient that lie at the same phase of the window's steps: they see the same taps.</summary>
    public static Sweep Backward(Window window, int phaseY, int phaseX)
    {
        (int tapsY, int firstY, int rows, int fromY) = Along(window.Height, window.KernelHeight, window.StrideY, window.PadTop, phaseY);
        (int tapsX, int firstX, int columns, int fromX) = Along(window.Width, window.KernelWidth, window.StrideX, window.PadLeft, phaseX);
        return new Sweep(tapsY, tapsX, fromY, fromX, 1, 1, rows, columns, firstY, firstX, window.StrideY, window.StrideX, window.Height, window.Width);
    }

    // Pixel y of the input gets from pixel (y + padding − tap) / stride of the output, for the taps where that is a whole number.
    private static (int Taps, int First, int Count, int From) Along(int size, int kernel, int stride, int padding, int phase)
    {
        int taps = phase < kernel ? ((kernel - 1 - phase) / stride) + 1 : 0;
        int first = (((phase - padding) % stride) + stride) % stride;
        int count = first < size ? ((size - 1 - first) / stride) + 1 : 0;
        int from = kernel - 1 + ((first + padding - phase) / stride) - (taps - 1);
        return (taps, first, count, taps == 0 ? 0 : from);
    }
}
