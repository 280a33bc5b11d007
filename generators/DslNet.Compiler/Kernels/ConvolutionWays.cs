using System;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Which of its ways each gradient of a convolution goes on a processor, and the memory that it takes beside its values. A way depends on
/// the layer alone, never on batch or threads, and so do the bits of the result.
/// </summary>
public static class ConvolutionWays
{
    // As the kernels have them: floats of a vector, columns of a panel, rows of a tile.
    private const int Vector = 8, Panel = 16, Tile = 6;

    // Groups of images whose sums are kept apart: as many as these floats hold, within limits.
    private const int GroupFloats = 1 << 18, FewestGroups = 4, MostGroups = 16;

    // What storing a part and adding it elsewhere costs, in multiplications of the product that it comes from.
    private const int CostOfAdding = 5;

    /// <summary>
    /// Whether the input's gradient is handed back by the output's pixels, and not gathered by the input's: where that takes fewer
    /// multiplications, because windows of few channels leave vectors empty, or because many of them would see the zeros around an image.
    /// </summary>
    public static bool Spreads(Window window, int filters)
    {
        long gathered = Seen(window.Height, window.KernelHeight, window.StrideY, window.PadTop) * Seen(window.Width, window.KernelWidth, window.StrideX, window.PadLeft) * filters * Filled(window.Channels, Panel);
        long spread = (long)window.OutHeight * window.OutWidth * SpreadColumns(window) * (filters + CostOfAdding);

        // Gathering also copies images, and its tiles are less full: a tenth, as measured.
        return 9 * spread < 10 * gathered;
    }

    /// <summary>Whether the weight's gradient is summed transposed, because its filters are too few to fill vectors.</summary>
    public static bool Transposes(Window window, int filters)
    {
        // Copying a window costs about as much as two rows of a tile.
        long direct = Filled(window.Taps, Tile) * Filled(filters, Panel);
        long transposed = (Filled(filters, 2) + 2) * Filled(window.Taps, Panel);
        return 5 * transposed < 3 * direct;
    }

    /// <summary>
    /// How many groups of images are summed apart and then together; 1 where a weight is so large that its parts, and not the images, are
    /// divided among threads.
    /// </summary>
    public static int Groups(Window window, int filters)
    {
        long floats = window.Taps * Filled(filters, Panel);
        bool divides = !CopiesWindows(window) && !Transposes(window, filters) && floats * FewestGroups > GroupFloats;
        return divides ? 1 : (int)Math.Min(Math.Max(GroupFloats / floats, FewestGroups), MostGroups);
    }

    /// <summary>Floats beside the values that a kernel reads and writes, whatever the batch.</summary>
    public static long ScratchFloats(ConvolutionKernel kernel)
    {
        Window window = kernel.Window;
        long taps = (long)window.KernelHeight * window.KernelWidth;
        int filters = kernel.Filters;
        switch (kernel.Form)
        {
            case MatMulForm.Forward:
                return 0;
            case MatMulForm.InputGradient:
                return Spreads(window, filters) ? filters * SpreadColumns(window) : taps * filters * Filled(window.Channels, Panel);
            default:
                int groups = Groups(window, filters);
                long rows = CopiesWindows(window) && !Transposes(window, filters) ? Filled(window.Taps, Tile) : window.Taps;
                return groups == 1 ? 0 : groups * rows * Filled(filters, Panel);
        }
    }

    /// <summary>Whether a row of a window is so short that windows are copied out.</summary>
    private static bool CopiesWindows(Window window) => window.KernelWidth * window.Channels < Tile;

    private static long SpreadColumns(Window window) => Filled(window.KernelHeight * window.KernelWidth * Filled(window.Channels, Vector), Panel);

    /// <summary>Along one side: the taps that all pixels of the input see, those on zeros around the output included.</summary>
    private static long Seen(int size, int kernel, int stride, int padding)
    {
        long taps = 0;
        for (int place = 0; place < size; place++)
        {
            int phase = (place + padding) % stride;
            taps += phase < kernel ? ((kernel - 1 - phase) / stride) + 1 : 0;
        }

        return taps;
    }

    private static long Filled(long count, int unit) => (count + unit - 1) / unit * unit;
}
