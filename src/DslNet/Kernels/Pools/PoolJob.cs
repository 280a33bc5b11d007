using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>Pooling, image by image.</summary>
internal readonly unsafe struct PoolJob<TPool>(FloatSlice x, TPool pool) : IRangeJob
    where TPool : struct, IPool
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        Window window = pool.Window;
        nint line = (nint)window.Width * Lanes.Stride(window.Channels);
        for (int row = from; row < to; row++)
        {
            float* image = x.Start + (row * window.Height * line);
            for (int outY = 0; outY < window.OutHeight; outY++)
            {
                Row(pool, image + (outY * window.StrideY * line), row, outY);
            }
        }
    }

    /// <summary>Computes a row of the result.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="lines">The first row of pixels of its windows.</param>
    /// <param name="row">The image.</param>
    /// <param name="outY">The row of the result.</param>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Row(in TPool pool, float* lines, int row, int outY)
    {
        TPool local = pool;
        Window window = local.Window;
        nint beside = Lanes.Stride(window.Channels), below = window.Width * beside, step = window.StrideX * beside;
        PoolLine line = local.Line(row, outY);
        nint end = window.OutWidth * beside;
        if (window.IsCell)
        {
            for (nint place = 0; place < end; lines += step)
            {
                for (nint channel = 0; channel < beside; channel += Lanes.Count, place += Lanes.Count)
                {
                    float* top = lines + channel, bottom = top + below;
                    local.Cell(Vector256.Load(top), Vector256.Load(top + beside), Vector256.Load(bottom), Vector256.Load(bottom + beside), line, place);
                }
            }

            return;
        }

        for (nint place = 0; place < end; lines += step)
        {
            for (nint channel = 0; channel < beside; channel += Lanes.Count, place += Lanes.Count)
            {
                local.Pixel(lines + channel, below, beside, line, place);
            }
        }
    }
}
