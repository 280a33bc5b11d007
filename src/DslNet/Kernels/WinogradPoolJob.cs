using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// A convolution of 3×3 in tiles of 2×2 pixels (<see cref="Winograd"/>) and the pool behind it, which moves by whole tiles and sees whole tiles:
/// as <see cref="ConvolutionPoolJob{TEpilogue, TPool}"/>. Divided by images and, where there are few, by bands of rows.
/// </summary>
internal readonly unsafe struct WinogradPoolJob<TEpilogue, TPool>(
    WorkerPool workers, WinogradTiles tiles, Bands bands, Window pool, TEpilogue epilogue, TPool rows) : IRangeJob
    where TEpilogue : struct, IPixelEpilogue
    where TPool : struct, IPoolRows
{
    private nint Pixel => Lanes.Stride(tiles.Filters);

    private nint Line => pool.Width * Pixel;

    /// <summary>Rows of tiles that a row of the pool sees.</summary>
    private int SeenTiles => pool.KernelHeight / Winograd.Side;

    /// <summary>Rows of tiles that it moves by.</summary>
    private int Step => pool.StrideY / Winograd.Side;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        PaddedImage image = tiles.Image;
        int atOnce = Math.Max(1, ((tiles.RowsAtOnce - SeenTiles) / Step) + 1);
        long tileFloats = tiles.ScratchFloats(SeenTiles + ((atOnce - 1) * Step)), lineFloats = pool.KernelHeight * Line;
        float* scratch = workers.Scratch(worker, tileFloats + lineFloats + image.ScratchFloats);
        float* lines = scratch + tileFloats;
        float* copy = lines + lineFloats;
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            (int row, int first, int end) = bands[item];
            float* pixels = image.Of(row, copy);
            for (; first < end; first += atOnce)
            {
                int count = Math.Min(atOnce, end - first);
                float* products = tiles.Multiply(pixels, first * Step, SeenTiles + ((count - 1) * Step), scratch);
                for (int y = first; y < first + count; y++, products += Step * tiles.Columns * tiles.ProductFloats)
                {
                    Finish(products, lines);
                    rows.Row(lines, row, y);
                }
            }
        }
    }

    /// <summary>All pixels that a row of the pool sees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(float* products, float* lines)
    {
        for (int y = 0; y < SeenTiles; y++, lines += Winograd.Side * Line)
        {
            float* target = lines;
            for (int x = 0; x < tiles.Columns; x++, products += tiles.ProductFloats, target += Winograd.Side * Pixel)
            {
                int filter = 0;
                if (Vector512.IsHardwareAccelerated)
                {
                    for (; filter <= tiles.Filters - Simd512.Count; filter += Simd512.Count)
                    {
                        Finish<Simd512, Vector512<float>>(products + filter, target + filter, filter);
                    }
                }

                for (; filter < tiles.Filters; filter += Simd256.Count)
                {
                    Finish<Simd256, Vector256<float>>(products + filter, target + filter, filter);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<TSimd, TVector>(float* products, float* target, int filter)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        WinogradTiles.Pixels<TSimd, TVector>(products, tiles.ProductStride, out TVector topLeft, out TVector topRight, out TVector bottomLeft, out TVector bottomRight);
        Store<TSimd, TVector>(topLeft, target, filter);
        Store<TSimd, TVector>(topRight, target + Pixel, filter);
        Store<TSimd, TVector>(bottomLeft, target + Line, filter);
        Store<TSimd, TVector>(bottomRight, target + Line + Pixel, filter);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<TSimd, TVector>(TVector value, float* target, int filter)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TEpilogue local = epilogue;
        local.Of(TSimd.Lower(value), filter).Store(target);
        if (TSimd.Count > Lanes.Count)
        {
            local.Of(TSimd.Upper(value), filter + Lanes.Count).Store(target + Lanes.Count);
        }
    }
}
