using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>A convolution of 3×3 in tiles of 2×2 pixels (<see cref="Winograd"/>). Divided by images and, where there are few, by bands of rows of tiles.</summary>
internal readonly unsafe struct WinogradJob<TEpilogue>(WorkerPool workers, WinogradTiles tiles, Bands bands, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        PaddedImage image = tiles.Image;
        int atOnce = tiles.RowsAtOnce;
        long scratchFloats = tiles.ScratchFloats(atOnce);
        float* scratch = workers.Scratch(worker, scratchFloats + image.ScratchFloats);
        float* copy = scratch + scratchFloats;
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* pixels = image.Of(row, copy);
            for (; first < end; first += atOnce)
            {
                int count = Math.Min(atOnce, end - first);
                float* products = tiles.Multiply(pixels, first, count, scratch);
                for (int y = first; y < first + count; y++, products += tiles.Columns * tiles.ProductFloats)
                {
                    Finish(products, row, y * Winograd.Side);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(float* products, int row, int y)
    {
        Sweep sweep = tiles.Sweep;
        int place = ((row * sweep.Height) + y) * sweep.Width;
        for (int x = 0; x < sweep.Columns; x += Winograd.Side, products += tiles.ProductFloats)
        {
            int filter = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; filter <= tiles.Filters - Simd512.Count; filter += Simd512.Count)
                {
                    Finish<Simd512, Vector512<float>>(products + filter, place + x, filter, y + 1 < sweep.Rows, x + 1 < sweep.Columns);
                }
            }

            for (; filter < tiles.Filters; filter += Simd256.Count)
            {
                Finish<Simd256, Vector256<float>>(products + filter, place + x, filter, y + 1 < sweep.Rows, x + 1 < sweep.Columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<TSimd, TVector>(float* products, int place, int filter, bool hasBelow, bool hasRight)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        WinogradTiles.Pixels<TSimd, TVector>(products, tiles.ProductStride, out TVector topLeft, out TVector topRight, out TVector bottomLeft, out TVector bottomRight);
        Apply<TSimd, TVector>(topLeft, place, filter);
        if (hasRight)
        {
            Apply<TSimd, TVector>(topRight, place + 1, filter);
        }

        if (hasBelow)
        {
            Apply<TSimd, TVector>(bottomLeft, place + tiles.Sweep.Width, filter);
        }

        if (hasBelow && hasRight)
        {
            Apply<TSimd, TVector>(bottomRight, place + tiles.Sweep.Width + 1, filter);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply<TSimd, TVector>(TVector value, int place, int filter)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TEpilogue local = epilogue;
        local.Apply(TSimd.Lower(value), place, filter);
        if (TSimd.Count > Lanes.Count)
        {
            local.Apply(TSimd.Upper(value), place, filter + Lanes.Count);
        }
    }
}
