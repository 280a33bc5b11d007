using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Convolutions;

/// <summary>The operands of <see cref="ConvolutionScatterJob{TEpilogue}"/> (col2im).</summary>
internal static unsafe class ConvolutionScatter
{
    /// <summary>Columns of the product: the taps of a pixel, each padded to whole vectors.</summary>
    public static int Columns(Window window) => Panels.Count(window.KernelHeight * window.KernelWidth * Lanes.Stride(window.Channels)) * Panels.Width;

    /// <summary>The transposed weight: from filters to taps and their channels, in packed panels.</summary>
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
