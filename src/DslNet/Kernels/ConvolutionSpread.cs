namespace DslNet.Kernels;

/// <summary>When and with what <see cref="ConvolutionSpreadJob{TEpilogue}"/> works.</summary>
internal static unsafe class ConvolutionSpread
{
    // What storing a part and adding it elsewhere costs, in multiplications of the product that it comes from.
    private const int CostOfAdding = 5;

    /// <summary>Columns of the product: all that a pixel hands back, each tap filled up to whole vectors.</summary>
    public static int Columns(Window window) => Panels.Count(window.KernelHeight * window.KernelWidth * Lanes.Stride(window.Channels)) * Panels.Width;

    /// <summary>Whether it takes fewer multiplications than the direct way, what else it does included.</summary>
    public static bool IsCheaper(Window window, int filters)
    {
        long direct = 0;
        for (int phaseY = 0; phaseY < window.StrideY; phaseY++)
        {
            for (int phaseX = 0; phaseX < window.StrideX; phaseX++)
            {
                Sweep sweep = Sweep.Backward(window, phaseY, phaseX);
                direct += (long)sweep.Rows * sweep.Columns * sweep.TapsY * sweep.TapsX * filters * Panels.Count(window.Channels) * Panels.Width;
            }
        }

        return (long)window.OutPixels * Columns(window) * (filters + CostOfAdding) < direct;
    }

    /// <summary>The weight as a pixel of the output sees it: from filters to taps and their channels, in panels.</summary>
    public static void Turn(float* weight, Window window, int filters, float* handed)
    {
        int filled = Lanes.Stride(window.Channels);
        new Span<float>(handed, checked((int)Panels.Floats(filters, Columns(window)))).Clear();
        for (int tap = 0; tap < window.KernelHeight * window.KernelWidth; tap++)
        {
            for (int channel = 0; channel < window.Channels; channel++)
            {
                Panels.RowToColumn(weight, (tap * window.Channels) + channel, window.Taps, filters, handed, 0, (tap * filled) + channel, filters);
            }
        }
    }
}
