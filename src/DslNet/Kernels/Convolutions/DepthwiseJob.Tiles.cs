using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Convolutions;

// The pixels of a line that have all taps.
internal readonly unsafe partial struct DepthwiseJob<TEpilogue>
{
    private const int Tile = 8, Half = 4;

    /// <summary>8 channels of those pixels: eight at a time, or four where there are fewer.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Stride(float* at, float* factors, int lines, int count, float* tile, int place, int step, int column)
    {
        int size = count < Tile ? Half : Tile;
        for (int done = 0; done < count; done += size)
        {
            int first = Math.Min(done, count - size), known = done - first;
            if (size == Tile)
            {
                StrideEight(at + (first * next), factors, lines, tile);
            }
            else
            {
                StrideFour(at + (first * next), factors, lines, tile);
            }

            Finish(tile + (known * Lanes.Count), size - known, place + (done * step), step, column);
        }
    }

    /// <summary>Eight pixels of any taps and stride.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void StrideEight(float* line, float* factor, int lines, float* tile)
    {
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default, sum6 = default, sum7 = default;
        nint next = this.next, two = 2 * next, three = 3 * next;
        for (int y = lines; y > 0; y--, line += below, factor += weightBelow)
        {
            float* pixel = line;
            float* weights = factor;
            for (int x = width; x > 0; x--, pixel += beside, weights += weightBeside)
            {
                Vector256<float> shared = Vector256.Load(weights);
                float* half = pixel + (4 * next);
                sum0 = MultiplyAdd(pixel, shared, sum0);
                sum1 = MultiplyAdd(pixel + next, shared, sum1);
                sum2 = MultiplyAdd(pixel + two, shared, sum2);
                sum3 = MultiplyAdd(pixel + three, shared, sum3);
                sum4 = MultiplyAdd(half, shared, sum4);
                sum5 = MultiplyAdd(half + next, shared, sum5);
                sum6 = MultiplyAdd(half + two, shared, sum6);
                sum7 = MultiplyAdd(half + three, shared, sum7);
            }
        }

        sum0.Store(tile);
        sum1.Store(tile + Lanes.Count);
        sum2.Store(tile + (2 * Lanes.Count));
        sum3.Store(tile + (3 * Lanes.Count));
        sum4.Store(tile + (4 * Lanes.Count));
        sum5.Store(tile + (5 * Lanes.Count));
        sum6.Store(tile + (6 * Lanes.Count));
        sum7.Store(tile + (7 * Lanes.Count));
    }

    /// <summary>Four pixels of any taps and stride.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void StrideFour(float* line, float* factor, int lines, float* tile)
    {
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        nint next = this.next, two = 2 * next, three = 3 * next;
        for (int y = lines; y > 0; y--, line += below, factor += weightBelow)
        {
            float* pixel = line;
            float* weights = factor;
            for (int x = width; x > 0; x--, pixel += beside, weights += weightBeside)
            {
                Vector256<float> shared = Vector256.Load(weights);
                sum0 = MultiplyAdd(pixel, shared, sum0);
                sum1 = MultiplyAdd(pixel + next, shared, sum1);
                sum2 = MultiplyAdd(pixel + two, shared, sum2);
                sum3 = MultiplyAdd(pixel + three, shared, sum3);
            }
        }

        sum0.Store(tile);
        sum1.Store(tile + Lanes.Count);
        sum2.Store(tile + (2 * Lanes.Count));
        sum3.Store(tile + (3 * Lanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(float* tile, int count, int place, int step, int column)
    {
        TEpilogue local = epilogue;
        for (int i = 0; i < count; i++, tile += Lanes.Count, place += step)
        {
            local.Apply(Vector256.Load(tile), place, column);
        }
    }
}
