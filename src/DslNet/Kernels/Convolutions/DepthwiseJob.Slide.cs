using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Convolutions;

// Lines of three taps at stride 1, with their padding.
internal readonly unsafe partial struct DepthwiseJob<TEpilogue>
{
    /// <summary>8 channels of a line: eight pixels at a time, or four where there are fewer. For padding zeros are read, so that nothing outside of the image is.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Slide(float* at, float* factors, int lines, bool padsLeft, bool padsRight, int count, float* tile, int place, int step, int column)
    {
        int size = count < Tile ? Half : Tile;
        float* zeros = tile + (Tile * Lanes.Count);
        for (int done = 0; done < count; done += size)
        {
            int first = Math.Min(done, count - size), known = done - first;
            bool isLeft = padsLeft && first == 0, isRight = padsRight && first + size == count;
            float* line = at + (first * next);
            float* before = isLeft ? zeros : line;
            float* after = isRight ? zeros : line + ((size + 1) * next);
            if (size == Tile)
            {
                SlideEight(line, factors, lines, before, isLeft ? 0 : below, after, isRight ? 0 : below, tile);
            }
            else
            {
                SlideFour(line, factors, lines, before, isLeft ? 0 : below, after, isRight ? 0 : below, tile);
            }

            Finish(tile + (known * Lanes.Count), size - known, place + (done * step), step, column);
        }
    }

    /// <summary>Eight pixels of three taps at stride 1: each pixel that they see is loaded once, the first and the last from where they are said to be.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void SlideEight(float* line, float* factor, int lines, float* before, nint beforeBelow, float* after, nint afterBelow, float* tile)
    {
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default, sum6 = default, sum7 = default;
        nint next = this.next, two = 2 * next, three = 3 * next, four = 4 * next;
        for (int y = lines; y > 0; y--, line += below, before += beforeBelow, after += afterBelow, factor += weightBelow)
        {
            Vector256<float> left = Vector256.Load(factor), middle = Vector256.Load(factor + weightBeside), right = Vector256.Load(factor + (2 * weightBeside));
            float* half = line + four;
            Vector256<float> pixel = Vector256.Load(before);
            sum0 = Simd256.MultiplyAdd(pixel, left, sum0);
            pixel = Vector256.Load(line + next);
            sum0 = Simd256.MultiplyAdd(pixel, middle, sum0);
            sum1 = Simd256.MultiplyAdd(pixel, left, sum1);
            pixel = Vector256.Load(line + two);
            sum0 = Simd256.MultiplyAdd(pixel, right, sum0);
            sum1 = Simd256.MultiplyAdd(pixel, middle, sum1);
            sum2 = Simd256.MultiplyAdd(pixel, left, sum2);
            pixel = Vector256.Load(line + three);
            sum1 = Simd256.MultiplyAdd(pixel, right, sum1);
            sum2 = Simd256.MultiplyAdd(pixel, middle, sum2);
            sum3 = Simd256.MultiplyAdd(pixel, left, sum3);
            pixel = Vector256.Load(half);
            sum2 = Simd256.MultiplyAdd(pixel, right, sum2);
            sum3 = Simd256.MultiplyAdd(pixel, middle, sum3);
            sum4 = Simd256.MultiplyAdd(pixel, left, sum4);
            pixel = Vector256.Load(half + next);
            sum3 = Simd256.MultiplyAdd(pixel, right, sum3);
            sum4 = Simd256.MultiplyAdd(pixel, middle, sum4);
            sum5 = Simd256.MultiplyAdd(pixel, left, sum5);
            pixel = Vector256.Load(half + two);
            sum4 = Simd256.MultiplyAdd(pixel, right, sum4);
            sum5 = Simd256.MultiplyAdd(pixel, middle, sum5);
            sum6 = Simd256.MultiplyAdd(pixel, left, sum6);
            pixel = Vector256.Load(half + three);
            sum5 = Simd256.MultiplyAdd(pixel, right, sum5);
            sum6 = Simd256.MultiplyAdd(pixel, middle, sum6);
            sum7 = Simd256.MultiplyAdd(pixel, left, sum7);
            pixel = Vector256.Load(half + four);
            sum6 = Simd256.MultiplyAdd(pixel, right, sum6);
            sum7 = Simd256.MultiplyAdd(pixel, middle, sum7);
            pixel = Vector256.Load(after);
            sum7 = Simd256.MultiplyAdd(pixel, right, sum7);
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

    /// <summary>Four pixels of three taps at stride 1: each pixel that they see is loaded once, the first and the last from where they are said to be.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void SlideFour(float* line, float* factor, int lines, float* before, nint beforeBelow, float* after, nint afterBelow, float* tile)
    {
        Vector256<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        nint next = this.next, two = 2 * next, three = 3 * next, four = 4 * next;
        for (int y = lines; y > 0; y--, line += below, before += beforeBelow, after += afterBelow, factor += weightBelow)
        {
            Vector256<float> left = Vector256.Load(factor), middle = Vector256.Load(factor + weightBeside), right = Vector256.Load(factor + (2 * weightBeside));
            float* half = line + four;
            Vector256<float> pixel = Vector256.Load(before);
            sum0 = Simd256.MultiplyAdd(pixel, left, sum0);
            pixel = Vector256.Load(line + next);
            sum0 = Simd256.MultiplyAdd(pixel, middle, sum0);
            sum1 = Simd256.MultiplyAdd(pixel, left, sum1);
            pixel = Vector256.Load(line + two);
            sum0 = Simd256.MultiplyAdd(pixel, right, sum0);
            sum1 = Simd256.MultiplyAdd(pixel, middle, sum1);
            sum2 = Simd256.MultiplyAdd(pixel, left, sum2);
            pixel = Vector256.Load(line + three);
            sum1 = Simd256.MultiplyAdd(pixel, right, sum1);
            sum2 = Simd256.MultiplyAdd(pixel, middle, sum2);
            sum3 = Simd256.MultiplyAdd(pixel, left, sum3);
            pixel = Vector256.Load(half);
            sum2 = Simd256.MultiplyAdd(pixel, right, sum2);
            sum3 = Simd256.MultiplyAdd(pixel, middle, sum3);
            pixel = Vector256.Load(after);
            sum3 = Simd256.MultiplyAdd(pixel, right, sum3);
        }

        sum0.Store(tile);
        sum1.Store(tile + Lanes.Count);
        sum2.Store(tile + (2 * Lanes.Count));
        sum3.Store(tile + (3 * Lanes.Count));
    }
}
