using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>The adjoint of average pooling, image by image.</summary>
internal readonly unsafe struct AveragePoolGradientJob(FloatSlice upstream, Window window, FloatSlice gradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        nint pixel = Lanes.Stride(window.Channels), line = window.Width * pixel;
        bool tiles = Pooling.Tiles(window);
        Vector256<float> share = Vector256.Create(1f / (window.KernelHeight * window.KernelWidth));
        for (int row = from; row < to; row++)
        {
            float* image = gradient.Start + (row * window.Pixels * pixel);
            float* source = upstream.Start + (row * window.OutPixels * pixel);
            if (!tiles)
            {
                new Span<float>(image, checked((int)(window.Pixels * pixel))).Clear();
            }

            for (int outY = 0; outY < window.OutHeight; outY++)
            {
                for (int outX = 0; outX < window.OutWidth; outX++, source += pixel)
                {
                    float* corner = image + (outY * window.StrideY * line) + (outX * window.StrideX * pixel);
                    for (nint channel = 0; channel < pixel; channel += Lanes.Count)
                    {
                        Spread(corner + channel, line, pixel, Vector256.Load(source + channel) * share, tiles);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Spread(float* corner, nint line, nint pixel, Vector256<float> part, bool tiles)
    {
        for (int i = 0; i < window.KernelHeight; i++, corner += line)
        {
            float* target = corner;
            for (int j = 0; j < window.KernelWidth; j++, target += pixel)
            {
                (tiles ? part : part + Vector256.Load(target)).Store(target);
            }
        }
    }
}
