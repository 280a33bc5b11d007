using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>The cost of the algorithms of a convolution and its gradients per image, in multiplications, and the sizes of their workspaces.</summary>
internal static class ConvolutionCost
{
    /// <summary>The kernels' blocking: floats of a vector, columns of a packed panel, rows of a register block.</summary>
    public const int Vector = 8, Panel = 16, Tile = 6;

    // The cost of storing an element of a product and adding it elsewhere (col2im), in multiplications of the product.
    private const int CostOfAdding = 5;

    // The cost of the forward or inverse transform of one channel of a tile of 2×2 pixels, in multiplications, as measured.
    private const int CostOfTransform = 90;

    // The cost of transforming a weight, for each pair of input and output channels. It isn't amortized over the batch, so that a single image isn't slower for it.
    private const int CostOfTransformedWeight = 100;

    /// <summary>Every output pixel multiplies its receptive field.</summary>
    public static decimal Direct(Window window, int filters, int height, int width) => (decimal)height * width * window.Taps * Padded(filters, Panel);

    /// <summary>16 products for every tile, and the forward and inverse transforms.</summary>
    public static decimal Winograd(int height, int width, int from, int to) =>
        (decimal)((height + 1L) / 2) * ((width + 1L) / 2) * (WinogradWeightFloats(from, to) + (CostOfTransform * (from + Padded(to, Panel))));

    /// <summary>The same forward, with the weight's transform.</summary>
    public static decimal WinogradForward(Window window, int filters, int height, int width) =>
        Winograd(height, width, window.Channels, filters) + ((decimal)CostOfTransformedWeight * window.Channels * Padded(filters, Panel));

    /// <summary>Every input pixel multiplies the outputs whose receptive fields contain it.</summary>
    public static decimal Gathered(Window window, int filters)
    {
        decimal seen = (decimal)Seen(window.Height, window.KernelHeight, window.StrideY, window.PadTop) * Seen(window.Width, window.KernelWidth, window.StrideX, window.PadLeft);

        // Gathering also copies images, and its register blocks are less full: a tenth, as measured.
        return decimal.Truncate(seen * filters * Padded(window.Channels, Panel) * 10 / 9);
    }

    /// <summary>Every output pixel multiplies the weight, and the product is scattered to the pixels of its receptive field.</summary>
    public static decimal Scattered(Window window, int filters) =>
        (decimal)window.OutHeight * window.OutWidth * ScatteredColumns(window) * (filters + CostOfAdding);

    /// <summary>Whether the weight's gradient costs clearly less transposed. Copying a receptive field (explicit im2col) costs about as much as two rows of a register block.</summary>
    public static bool SumsTransposed(Window window, int filters)
    {
        long direct = (CopiesWindows(window) ? Padded(window.Taps, Tile) : window.Taps) * Padded(filters, Panel);
        long transposed = (Padded(filters, 2) + 2) * Padded(window.Taps, Panel);
        return 5 * transposed < 3 * direct;
    }

    /// <summary>Floats of a weight in Winograd's transform domain.</summary>
    public static long WinogradWeightFloats(int from, int to) => 16L * from * Padded(to, Panel);

    /// <summary>Floats of a rotated weight, from filters to channels.</summary>
    public static long TurnedWeightFloats(Window window, int filters) => (long)window.KernelHeight * window.KernelWidth * filters * Padded(window.Channels, Panel);

    /// <summary>Floats of the partial sum of one group of images.</summary>
    public static long WeightSumFloats(Window window, int filters, bool transposed) =>
        (CopiesWindows(window) && !transposed ? Padded(window.Taps, Tile) : window.Taps) * Padded(filters, Panel);

    /// <summary>Floats of the panels of a transposed weight with groups: for each tap and each filter of a group, a row of the input's channels. A depthwise one at stride 1 is read as it is.</summary>
    public static long GroupedWeightFloats(Window window, int filters) =>
        window.Groups == window.Channels && window.Groups == filters && (window.StrideY, window.StrideX) == (1, 1) ? 0
        : (long)window.KernelHeight * window.KernelWidth * (filters / window.Groups) * Padded(window.Channels, Panel);

    /// <summary>Columns of the weight's packed panels as scattering reads them.</summary>
    public static long ScatteredColumns(Window window) => Padded(window.KernelHeight * window.KernelWidth * Padded(window.Channels, Vector), Panel);

    /// <summary>A count, rounded up to a multiple of the unit.</summary>
    public static long Padded(long count, int unit) => (count + unit - 1) / unit * unit;

    /// <summary>Whether a row of a receptive field is so short that receptive fields are copied (explicit im2col). The nine elements of three short rows stay in registers.</summary>
    private static bool CopiesWindows(Window window) =>
        window.Stretch < Tile && !(window.IsDense && (window.KernelHeight, window.Stretch) == (3, 3));

    /// <summary>
    /// Along one axis: the taps that reach all input pixels, those on zero padding of the output included. A pixel is reached by the taps whose remainder
    /// modulo the stride equals that of its index; indices and taps are distributed evenly over the remainders, with one more for some.
    /// </summary>
    private static long Seen(int size, int kernel, int stride, int padding)
    {
        (long places, long morePlaces) = (size / stride, size % stride);
        (long taps, long moreTaps) = (kernel / stride, kernel % stride);
        long first = padding % stride;
        long untilStride = Math.Max(0, Math.Min(first + morePlaces, moreTaps) - first);
        long fromZero = Math.Max(0, Math.Min(first + morePlaces - stride, moreTaps));
        return (stride * places * taps) + (places * moreTaps) + (morePlaces * taps) + untilStride + fromZero;
    }
}
