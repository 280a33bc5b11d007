using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Convolutions;

/// <summary>With what <see cref="ConvolutionSpreadJob{TEpilogue}"/> works.</summary>
internal static unsafe class ConvolutionSpread
{
    /// <summary>Columns of the product: all that a pixel hands back, each tap filled up to whole vectors.</summary>
    public static int Columns(Window window) => Panels.Count(window.KernelHeight * window.KernelWidth * Lanes.Stride(window.Channels)) * Panels.Width;

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
