using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>The mean of each window, image by image.</summary>
internal readonly unsafe struct AveragePoolJob(FloatSlice x, Window window, FloatSlice y) : IRangeJob, IPoolRows
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        nint pixel = Lanes.Stride(window.Channels), line = window.Width * pixel;
        for (int row = from; row < to; row++)
        {
            float* image = x.Start + (row * window.Pixels * pixel);
            for (int outY = 0; outY < window.OutHeight; outY++)
            {
                Row(image + (outY * window.StrideY * line), row, outY);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Row(float* lines, int row, int outY)
    {
        nint pixel = Lanes.Stride(window.Channels), line = window.Width * pixel;
        Vector256<float> share = Vector256.Create(1f / (window.KernelHeight * window.KernelWidth));
        float* output = y.Start + (((row * window.OutPixels) + (outY * window.OutWidth)) * pixel);
        for (int outX = 0; outX < window.OutWidth; outX++, output += pixel)
        {
            float* corner = lines + (outX * window.StrideX * pixel);
            for (nint channel = 0; channel < pixel; channel += Lanes.Count)
            {
                (Sum(corner + channel, line, pixel) * share).Store(output + channel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Sum(float* corner, nint line, nint pixel)
    {
        Vector256<float> sum = default;
        for (int i = 0; i < window.KernelHeight; i++, corner += line)
        {
            float* source = corner;
            for (int j = 0; j < window.KernelWidth; j++, source += pixel)
            {
                sum += Vector256.Load(source);
            }
        }

        return sum;
    }
}
