using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>The adjoint of max pooling: scatters the upstream gradient to the positions of the maxima, image by image.</summary>
internal readonly unsafe struct MaxPoolGradientJob(FloatSlice positions, FloatSlice upstream, Window window, FloatSlice gradient) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        nint pixel = Lanes.Stride(window.Channels), line = window.Width * pixel;
        bool tiles = Pooling.Tiles(window), cells = tiles && window.IsCell;
        for (int row = from; row < to; row++)
        {
            float* image = gradient.Start + (row * window.Pixels * pixel);
            float* source = upstream.Start + (row * window.OutPixels * pixel);
            byte* kept = (byte*)positions.Start + (row * Pooling.PositionBytes(window));
            if (!tiles)
            {
                new Span<float>(image, checked((int)(window.Pixels * pixel))).Clear();
            }

            for (int outY = 0; outY < window.OutHeight; outY++)
            {
                for (int outX = 0; outX < window.OutWidth; outX++, source += pixel, kept += pixel)
                {
                    float* corner = image + (outY * window.StrideY * line) + (outX * window.StrideX * pixel);
                    for (nint channel = 0; channel < pixel; channel += Lanes.Count)
                    {
                        if (cells)
                        {
                            Cell(corner + channel, line, pixel, source + channel, kept + channel);
                            continue;
                        }

                        Window(corner + channel, line, pixel, source + channel, kept + channel, tiles);
                    }
                }
            }
        }
    }

    /// <summary>The common case of non-overlapping 2×2 windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cell(float* corner, nint line, nint pixel, float* source, byte* kept)
    {
        Vector256<float> value = Vector256.Load(source);
        Vector256<int> place = Positions(kept);
        (value & Vector256.Equals(place, Vector256<int>.Zero).AsSingle()).Store(corner);
        (value & Vector256.Equals(place, Vector256<int>.One).AsSingle()).Store(corner + pixel);
        (value & Vector256.Equals(place, Vector256.Create(2)).AsSingle()).Store(corner + line);
        (value & Vector256.Equals(place, Vector256.Create(3)).AsSingle()).Store(corner + line + pixel);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Positions(byte* kept)
    {
        Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)kept).AsByte());
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Window(float* corner, nint line, nint pixel, float* source, byte* kept, bool tiles)
    {
        Vector256<float> value = Vector256.Load(source);
        Vector256<int> place = Positions(kept), tap = default;
        for (int i = 0; i < window.KernelHeight; i++, corner += line)
        {
            float* target = corner;
            for (int j = 0; j < window.KernelWidth; j++, target += pixel, tap += Vector256<int>.One)
            {
                Vector256<float> share = value & Vector256.Equals(place, tap).AsSingle();
                if (!tiles)
                {
                    share += Vector256.Load(target);
                }

                share.Store(target);
            }
        }
    }
}
