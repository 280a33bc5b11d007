using System;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Which of their ways a convolution and its gradients go on a processor, and the memory that they take beside their values. A way depends on
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

    // What an input's or an output's channel of a tile of 2×2 pixels costs beside the multiplications, in multiplications, as measured.
    private const int CostOfTiling = 90;

    // What making a weight ready for tiles costs for each of its pairs of channels. It is counted in full, so that a single image isn't slower for it.
    private const int CostOfTiledWeight = 100;

    // Floats of the largest weight for tiles: 16 numbers for 9, and all of it is read for every few images.
    private const int MostTiledFloats = 1 << 18;

    /// <summary>
    /// Whether a convolution makes tiles of 2×2 pixels with 16 multiplications in place of 36 (the runtime's Winograd room): where windows of 3×3
    /// move by one pixel, and what that saves is more than what it costs to go there and back.
    /// </summary>
    /// <param name="window">From the input to the output.</param>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="pool">The pool in the same kernel, if there is one; it moves by whole tiles, or there are none.</param>
    public static bool Tiles(Window window, int filters, Window? pool = null)
    {
        (int height, int width) = pool is null ? (window.OutHeight, window.OutWidth) : (pool.SeenHeight, pool.SeenWidth);
        if (pool is not null && (pool.KernelHeight % 2 != 0 || pool.StrideY % 2 != 0 || (width % 2 != 0 && width == pool.Width)))
        {
            return false;
        }

        decimal direct = (decimal)height * width * window.Taps * Filled(filters, Panel);
        decimal tiled = TiledCost(height, width, window.Channels, filters) + ((decimal)CostOfTiledWeight * window.Channels * Filled(filters, Panel));
        return CanTile(window, window.Channels, filters) && tiled * 10 < direct * 9;
    }

    /// <summary>The same for the input's gradient.</summary>
    public static bool TilesInputGradient(Window window, int filters) =>
        CanTile(window, filters, window.Channels)
        && TiledCost(window.Height, window.Width, filters, window.Channels) < Math.Min(GatheredCost(window, filters), SpreadCost(window, filters));

    /// <summary>
    /// Whether the input's gradient is handed back by the output's pixels, and not gathered by the input's: where that takes fewer
    /// multiplications, because windows of few channels leave vectors empty, or because many of them would see the zeros around an image.
    /// </summary>
    public static bool Spreads(Window window, int filters) => SpreadCost(window, filters) < GatheredCost(window, filters);

    /// <summary>Whether the weight's gradient is summed transposed, because its filters are too few to fill vectors.</summary>
    public static bool Transposes(Window window, int filters)
    {
        // Copying a window costs about as much as two rows of a tile.
        long direct = (CopiesWindows(window) ? Filled(window.Taps, Tile) : window.Taps) * Filled(filters, Panel);
        long transposed = (Filled(filters, 2) + 2) * Filled(window.Taps, Panel);
        return 5 * transposed < 3 * direct;
    }

    /// <summary>Whether it is summed in tiles of 2×2 pixels: where that multiplies less, and filters fill panels.</summary>
    public static bool TilesWeightGradient(Window window, int filters)
    {
        decimal direct = (decimal)window.OutHeight * window.OutWidth * window.Taps * filters;
        return CanTile(window, window.Channels, filters) && filters % Panel == 0 && Groups(window, filters) > 1
            && TiledCost(window.OutHeight, window.OutWidth, window.Channels, filters) * 10 < direct * 9;
    }

    /// <summary>
    /// How many groups of images are summed apart and then together; 1 where a weight is so large that its parts, and not the images, are
    /// divided among threads.
    /// </summary>
    public static int Groups(Window window, int filters)
    {
        long floats = window.Taps * Filled(filters, Panel);
        bool divides = window.KernelWidth * window.Channels >= Tile && !Transposes(window, filters) && floats * FewestGroups > GroupFloats;
        return divides ? 1 : (int)Math.Min(Math.Max(GroupFloats / floats, FewestGroups), MostGroups);
    }

    /// <summary>Floats beside the values that a kernel reads and writes, whatever the batch.</summary>
    public static long ScratchFloats(Kernel kernel) => kernel switch
    {
        ConvolutionKernel convolution => ScratchFloats(convolution.Form, convolution.Window, convolution.Filters),
        PooledConvolutionKernel pooled => ScratchFloats(pooled),
        _ => 0,
    };

    /// <summary>The most that a convolution and its gradients need.</summary>
    public static long MostScratchFloats(Window window, int filters) => Math.Max(
        ScratchFloats(MatMulForm.Forward, window, filters),
        Math.Max(ScratchFloats(MatMulForm.InputGradient, window, filters), ScratchFloats(MatMulForm.WeightGradient, window, filters)));

    private static long ScratchFloats(MatMulForm form, Window window, int filters)
    {
        long taps = (long)window.KernelHeight * window.KernelWidth;
        switch (form)
        {
            case MatMulForm.Forward:
                return Tiles(window, filters) ? TiledFloats(window.Channels, filters) : 0;
            case MatMulForm.InputGradient when TilesInputGradient(window, filters):
                return (taps * filters * Filled(window.Channels, Panel)) + TiledFloats(filters, window.Channels);
            case MatMulForm.InputGradient:
                return Spreads(window, filters) ? filters * SpreadColumns(window) : taps * filters * Filled(window.Channels, Panel);
            default:
                int groups = Groups(window, filters);
                long rows = CopiesWindows(window) && !Transposes(window, filters) ? Filled(window.Taps, Tile) : window.Taps;
                return groups == 1 ? 0 : groups * rows * Filled(filters, Panel);
        }
    }

    /// <summary>The same for a convolution and the pool behind it.</summary>
    private static long ScratchFloats(PooledConvolutionKernel kernel)
    {
        (Window window, int filters) = (kernel.Convolution.Window, kernel.Convolution.Filters);
        return Tiles(window, filters, kernel.Pool.Window) ? TiledFloats(window.Channels, filters) : 0;
    }

    private static bool CanTile(Window window, int from, int to) =>
        (window.KernelHeight, window.KernelWidth, window.StrideY, window.StrideX) == (3, 3, 1, 1) && from % Vector == 0 && TiledFloats(from, to) <= MostTiledFloats;

    /// <summary>16 products for every tile, and the ways there and back.</summary>
    private static decimal TiledCost(int height, int width, int from, int to) =>
        (decimal)((height + 1L) / 2) * ((width + 1L) / 2) * (TiledFloats(from, to) + (CostOfTiling * (from + Filled(to, Panel))));

    /// <summary>Floats of a weight that is made ready for tiles.</summary>
    public static long TiledFloats(int from, int to) => 16L * from * Filled(to, Panel);

    private static decimal GatheredCost(Window window, int filters)
    {
        decimal seen = (decimal)Seen(window.Height, window.KernelHeight, window.StrideY, window.PadTop) * Seen(window.Width, window.KernelWidth, window.StrideX, window.PadLeft);

        // Gathering also copies images, and its tiles are less full: a tenth, as measured.
        return decimal.Truncate(seen * filters * Filled(window.Channels, Panel) * 10 / 9);
    }

    private static decimal SpreadCost(Window window, int filters) =>
        (decimal)window.OutHeight * window.OutWidth * SpreadColumns(window) * (filters + CostOfAdding);

    /// <summary>Whether a row of a window is so short that windows are copied out. The nine numbers of three short rows stay in registers.</summary>
    private static bool CopiesWindows(Window window) =>
        window.KernelWidth * window.Channels < Tile && (window.KernelHeight, window.KernelWidth * window.Channels) != (3, 3);

    private static long SpreadColumns(Window window) => Filled(window.KernelHeight * window.KernelWidth * Filled(window.Channels, Vector), Panel);

    /// <summary>
    /// Along one side: the taps that all pixels of the input see, those on zeros around the output included. A pixel sees the taps that leave the
    /// same remainder by the stride as its place; of places and of taps there are so many for each remainder, and one more for some.
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

    private static long Filled(long count, int unit) => (count + unit - 1) / unit * unit;
}
