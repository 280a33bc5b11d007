using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Spatial;

/// <summary>im2col of an image, where a row of the receptive field is too short for a register tile, or taps are to be along the vectors.</summary>
internal static unsafe class WindowCopies
{
    // Half of the L1 cache.
    private const int FloatsAtOnce = 4096;

    /// <summary>Rows of pixels per block of im2col, for receptive fields of the given floats.</summary>
    public static int RowsAtOnce(Window window, int stride) => Math.Clamp(FloatsAtOnce / (window.OutWidth * stride), 1, window.OutHeight);

    /// <summary>Floats of the block.</summary>
    public static long Floats(Window window, int stride) => ((long)RowsAtOnce(window, stride) * window.OutWidth * stride) + Lanes.Count;

    /// <summary>Copies. Whole vectors are written; the excess is overwritten by the window's next row, or is padding after its last tap.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Copy(PaddedImage image, Window window, float* pixels, int first, int rows, float* target, int stride)
    {
        int line = window.KernelWidth * window.Channels, height = window.KernelHeight;
        nint step = (nint)window.StrideX * window.Channels, below = window.DilationY * image.RowStride;
        if (window.DilationX > 1)
        {
            CopyDilated(image, window, pixels, first, rows, target, stride);
            return;
        }

        for (int y = first; y < first + rows; y++)
        {
            float* corner = pixels + ((nint)y * window.StrideY * image.RowStride);
            for (int x = 0; x < window.OutWidth; x++, corner += step, target += stride)
            {
                float* source = corner;
                float* copy = target;
                if (line <= Lanes.Count)
                {
                    for (int i = 0; i < height; i++, source += below, copy += line)
                    {
                        Vector256.Load(source).Store(copy);
                    }

                    continue;
                }

                for (int i = 0; i < height; i++, source += below, copy += line)
                {
                    for (int part = 0; part < line; part += Lanes.Count)
                    {
                        Vector256.Load(source + part).Store(copy + part);
                    }
                }
            }
        }
    }

    /// <summary>The same, pixel by pixel of the receptive field.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void CopyDilated(PaddedImage image, Window window, float* pixels, int first, int rows, float* target, int stride)
    {
        int channels = window.Channels;
        nint step = (nint)window.StrideX * channels, below = window.DilationY * image.RowStride, beside = (nint)window.DilationX * channels;
        for (int y = first; y < first + rows; y++)
        {
            float* corner = pixels + ((nint)y * window.StrideY * image.RowStride);
            for (int x = 0; x < window.OutWidth; x++, corner += step, target += stride)
            {
                float* copy = target;
                for (int i = 0; i < window.KernelHeight; i++)
                {
                    float* source = corner + (i * below);
                    for (int j = 0; j < window.KernelWidth; j++, source += beside, copy += channels)
                    {
                        for (int part = 0; part < channels; part += Lanes.Count)
                        {
                            Vector256.Load(source + part).Store(copy + part);
                        }
                    }
                }
            }
        }
    }
}
