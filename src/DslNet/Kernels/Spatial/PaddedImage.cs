using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Spatial;

/// <summary>
/// A zero-padded image with dense channels, so that a row of the receptive field is contiguous. An image that has this layout
/// already, and needs no padding, is read in place; another one is copied to a worker's scratch memory.
/// </summary>
/// <param name="Source">The images.</param>
/// <param name="Height">The height of an image.</param>
/// <param name="Width">The width.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Top">Padding above, in rows.</param>
/// <param name="Left">Padding to the left, in pixels.</param>
/// <param name="FullHeight">The padded height.</param>
/// <param name="FullWidth">The padded width.</param>
internal readonly unsafe record struct PaddedImage(Images Source, int Height, int Width, int Channels, int Top, int Left, int FullHeight, int FullWidth)
{
    /// <summary>The input of a convolution with its zero padding.</summary>
    public static PaddedImage InputOf(Window window, Images images) => new(
        images,
        window.Height,
        window.Width,
        window.Channels,
        window.PadTop,
        window.PadLeft,
        Math.Max(window.PadTop + window.Height, window.SeenHeight),
        Math.Max(window.PadLeft + window.Width, window.SeenWidth));

    /// <summary>The gradient of a convolution's output, zero-padded for the transposed convolution.</summary>
    public static PaddedImage UpstreamOf(Window window, Images images, int filters) => new(
        images,
        window.OutHeight,
        window.OutWidth,
        filters,
        window.KernelHeight - 1,
        window.KernelWidth - 1,
        window.KernelHeight - 1 + Math.Max(window.OutHeight, ((window.Height - 1 + window.PadTop) / window.StrideY) + 1),
        window.KernelWidth - 1 + Math.Max(window.OutWidth, ((window.Width - 1 + window.PadLeft) / window.StrideX) + 1));

    /// <summary>Whether an image has to be copied.</summary>
    public bool IsCopied => FullHeight > Height || FullWidth > Width || Source.PixelStride != Channels;

    /// <summary>Floats of the copy.</summary>
    public long ScratchFloats => IsCopied ? (long)FullHeight * FullWidth * Channels : 0;

    /// <summary>The stride between rows of pixels, in floats.</summary>
    public nint RowStride => (nint)FullWidth * Channels;

    /// <summary>Clears the padding: once for all images that are copied to this memory.</summary>
    public void Clear(float* scratch) => new Span<float>(scratch, checked((int)ScratchFloats)).Clear();

    /// <summary>The image of a batch row, in place or copied to the given memory.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public float* Of(int row, float* scratch)
    {
        float* source = Source.Of(row);
        if (!IsCopied)
        {
            return source;
        }

        for (int y = 0; y < Height; y++, source += (nint)Width * Source.PixelStride)
        {
            float* target = scratch + ((Top + y) * RowStride) + ((nint)Left * Channels);
            if (Source.PixelStride == Channels)
            {
                Buffer.MemoryCopy(source, target, (long)Width * Channels * sizeof(float), (long)Width * Channels * sizeof(float));
            }
            else
            {
                Compact(source, target);
            }
        }

        return scratch;
    }

    /// <summary>
    /// Copies a row of pixels with padded channels in the source. Whole vectors are written, and the excess is overwritten by the next pixels,
    /// except at the end, after which there may be padding.
    /// </summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Compact(float* source, float* target)
    {
        int written = Lanes.Stride(Channels);
        int x = 0, whole = Width - Split.Stretches(written - Channels, Channels);
        for (; x < whole; x++, source += Source.PixelStride, target += Channels)
        {
            for (int channel = 0; channel < written; channel += Lanes.Count)
            {
                Vector256.Load(source + channel).Store(target + channel);
            }
        }

        for (; x < Width; x++, source += Source.PixelStride, target += Channels)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                target[channel] = source[channel];
            }
        }
    }
}
