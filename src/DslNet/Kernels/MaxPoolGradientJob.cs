using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>The upstream numbers where the greatest numbers were, image by image.</summary>
internal readonly unsafe struct MaxPoolGradientJob(FloatSlice positions, FloatSlice upstream, Window window, FloatSlice gradient) : IRangeJob
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        nint pixel = Lanes.Stride(window.Channels), line = window.Width * pixel;
        bool tiles = Pooling.Tiles(window);
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
                        Window(corner + channel, line, pixel, source + channel, kept + channel, tiles);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Window(float* corner, nint line, nint pixel, float* source, byte* kept, bool tiles)
    {
        Vector256<float> value = Vector256.Load(source);
        Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)kept).AsByte());
        Vector256<int> place = Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32(), tap = default;
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
