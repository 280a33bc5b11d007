using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Winograd;

/// <summary>A 3×3 convolution by Winograd tiles of 2×2 pixels (<see cref="WinogradTransform"/>). Divided by images and, where there are few, by bands of rows of tiles.</summary>
internal readonly unsafe struct WinogradJob<TEpilogue>(WorkerPool workers, WinogradTiles tiles, Bands bands, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    private long TileFloats => tiles.ScratchFloats(tiles.RowsAtOnce);

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => TileFloats + tiles.Image.ScratchFloats;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        PaddedImage image = tiles.Image;
        int atOnce = tiles.RowsAtOnce;
        float* scratch = workers.Scratch(worker, ScratchFloats);
        float* copy = scratch + TileFloats;
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
                    Finish(products, row, y * WinogradTransform.Side);
                }
            }
        }
    }

    private void Finish(float* products, int row, int y)
    {
        int wide = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            wide = tiles.Filters / Simd512.Count * Simd512.Count;
            Finish<Simd512, Vector512<float>>(products, row, y, 0, wide);
        }

        Finish<Simd256, Vector256<float>>(products, row, y, wide, tiles.Filters);
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Finish<TSimd, TVector>(float* products, int row, int y, int first, int end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Sweep sweep = tiles.Sweep;
        nint stride = tiles.ProductStride;
        bool hasBelow = y + 1 < sweep.Rows;
        int place = ((row * sweep.Height) + y) * sweep.Width;
        for (int x = 0; x < sweep.Columns; x += WinogradTransform.Side, place += WinogradTransform.Side, products += tiles.ProductFloats)
        {
            bool hasRight = x + 1 < sweep.Columns;
            for (int filter = first; filter < end; filter += TSimd.Count)
            {
                WinogradTiles.Pixels<TSimd, TVector>(products + filter, stride, out TVector topLeft, out TVector topRight, out TVector bottomLeft, out TVector bottomRight);
                Apply<TSimd, TVector>(topLeft, place, filter);
                if (hasRight)
                {
                    Apply<TSimd, TVector>(topRight, place + 1, filter);
                }

                if (hasBelow)
                {
                    Apply<TSimd, TVector>(bottomLeft, place + sweep.Width, filter);
                }

                if (hasBelow && hasRight)
                {
                    Apply<TSimd, TVector>(bottomRight, place + sweep.Width + 1, filter);
                }
            }
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
