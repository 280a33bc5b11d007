using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Spatial;

/// <summary>
/// An image with zeros around it, pixel beside pixel without gaps, so that a row of a window is one stretch of memory. An image that lies
/// so already, and needs no zeros, is read where it is; another one is copied to a worker's own memory.
/// </summary>
/// <param name="Source">The images.</param>
/// <param name="Height">Rows of pixels of an image.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Channels">Numbers of a pixel.</param>
/// <param name="Top">Rows of zeros above.</param>
/// <param name="Left">Pixels of zeros to the left.</param>
/// <param name="FullHeight">Rows with the zeros above and below.</param>
/// <param name="FullWidth">Pixels of a row with the zeros to the left and right.</param>
internal readonly unsafe record struct PaddedImage(Images Source, int Height, int Width, int Channels, int Top, int Left, int FullHeight, int FullWidth)
{
    /// <summary>The input of a window, with the zeros that it sees.</summary>
    public static PaddedImage InputOf(Window window, Images images) => new(
        images,
        window.Height,
        window.Width,
        window.Channels,
        window.PadTop,
        window.PadLeft,
        Math.Max(window.PadTop + window.Height, window.SeenHeight),
        Math.Max(window.PadLeft + window.Width, window.SeenWidth));

    /// <summary>The gradient of a window's output, with zeros around it where the input's pixels see less than a whole window.</summary>
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

    /// <summary>Floats of memory for the copy.</summary>
    public long ScratchFloats => IsCopied ? (long)FullHeight * FullWidth * Channels : 0;

    /// <summary>Floats from one row of pixels to the next.</summary>
    public nint RowStride => (nint)FullWidth * Channels;

    /// <summary>Puts down the zeros: once, for all images that are copied to this memory.</summary>
    public void Clear(float* scratch) => new Span<float>(scratch, checked((int)ScratchFloats)).Clear();

    /// <summary>The image of a row, where it is or in the memory given.</summary>
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
    /// Copies a row of pixels whose channels are filled up in the source. Whole vectors are written, and what is too much is overwritten by the next pixels;
    /// but not at the end, behind which there may be zeros.
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
