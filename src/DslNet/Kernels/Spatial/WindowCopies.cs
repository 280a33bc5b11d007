using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Spatial;

/// <summary>Windows of an image, copied out one behind the other: where what a window sees of a row is too short for a tile, or taps shall lie along the vectors.</summary>
internal static unsafe class WindowCopies
{
    // Half of the first cache.
    private const int FloatsAtOnce = 4096;

    /// <summary>Rows of pixels whose windows are copied at a time, each to so many floats.</summary>
    public static int RowsAtOnce(Window window, int stride) => Math.Clamp(FloatsAtOnce / (window.OutWidth * stride), 1, window.OutHeight);

    /// <summary>Floats for the windows of so many rows.</summary>
    public static long Floats(Window window, int stride) => ((long)RowsAtOnce(window, stride) * window.OutWidth * stride) + Lanes.Count;

    /// <summary>Copies. Whole vectors are written, and what is too much is overwritten by the window's next row, or lies behind its last tap.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Copy(PaddedImage image, Window window, float* pixels, int first, int rows, float* target, int stride)
    {
        int line = window.KernelWidth * window.Channels, height = window.KernelHeight;
        nint step = (nint)window.StrideX * window.Channels, below = image.RowStride;
        for (int y = first; y < first + rows; y++)
        {
            float* corner = pixels + ((nint)y * window.StrideY * below);
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
}
