using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>The greatest number of each window, and where it was, image by image.</summary>
internal readonly unsafe struct MaxPoolJob(FloatSlice x, Window window, FloatSlice y, FloatSlice positions, bool keeps) : IRangeJob, IPoolRows
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
        nint first = outY * window.OutWidth * pixel;
        float* output = y.Start + (row * window.OutPixels * pixel) + first;
        byte* kept = (byte*)positions.Start + (row * Pooling.PositionBytes(window)) + first;
        bool square = (window.KernelHeight, window.KernelWidth) == (2, 2);
        for (int outX = 0; outX < window.OutWidth; outX++, output += pixel, kept += pixel)
        {
            float* corner = lines + (outX * window.StrideX * pixel);
            for (nint channel = 0; channel < pixel; channel += Lanes.Count)
            {
                if (square)
                {
                    Square(corner + channel, line, pixel, output + channel, kept + channel);
                }
                else
                {
                    Window(corner + channel, line, pixel, output + channel, kept + channel);
                }
            }
        }
    }

    /// <summary>The usual window, 2×2, without loops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Square(float* corner, nint line, nint pixel, float* output, byte* kept)
    {
        Vector256<float> greatest = Vector256.Load(corner);
        Vector256<int> place = default;
        Better(Vector256.Load(corner + pixel), Vector256<int>.One, ref greatest, ref place);
        Better(Vector256.Load(corner + line), Vector256.Create(2), ref greatest, ref place);
        Better(Vector256.Load(corner + line + pixel), Vector256.Create(3), ref greatest, ref place);
        Keep(greatest, place, output, kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Window(float* corner, nint line, nint pixel, float* output, byte* kept)
    {
        Vector256<float> greatest = Vector256.Load(corner);
        Vector256<int> place = default, tap = default;
        for (int i = 0; i < window.KernelHeight; i++, corner += line)
        {
            float* source = corner;
            for (int j = 0; j < window.KernelWidth; j++, source += pixel, tap += Vector256<int>.One)
            {
                Better(Vector256.Load(source), tap, ref greatest, ref place);
            }
        }

        Keep(greatest, place, output, kept);
    }

    /// <summary>The first of equal ones stays; what isn't a number comes through.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Better(Vector256<float> value, Vector256<int> tap, ref Vector256<float> greatest, ref Vector256<int> place)
    {
        Vector256<float> better = Vector256.GreaterThan(value, greatest) | ~Vector256.Equals(value, value);
        greatest = Vector256.ConditionalSelect(better, value, greatest);
        if (keeps)
        {
            place = Vector256.ConditionalSelect(better.AsInt32(), tap, place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(Vector256<float> greatest, Vector256<int> place, float* output, byte* kept)
    {
        greatest.Store(output);
        if (keeps)
        {
            Vector128<short> narrow = Vector128.Narrow(place.GetLower(), place.GetUpper());
            *(ulong*)kept = Vector128.Narrow(narrow.AsUInt16(), narrow.AsUInt16()).AsUInt64().ToScalar();
        }
    }
}
