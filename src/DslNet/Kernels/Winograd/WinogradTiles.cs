using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Winograd;

/// <summary>The products of blocks of rows of tiles: the counterpart of <see cref="ConvolutionRows"/>.</summary>
internal readonly unsafe struct WinogradTiles
{
    // Transformed inputs and products of a block stay in the L2 cache.
    private const int FloatsAtOnce = 1 << 16;

    private readonly PaddedImage image;
    private readonly Sweep sweep;
    private readonly float* weight;
    private readonly int filters;

    public WinogradTiles(PaddedImage image, Sweep sweep, float* weight, int filters)
    {
        // The last tiles may read a row and a column beyond the padded input.
        this.image = image with
        {
            FullHeight = Math.Max(image.FullHeight, sweep.FromY + (WinogradTransform.Side * Split.Stretches(sweep.Rows, WinogradTransform.Side)) + 2),
            FullWidth = Math.Max(image.FullWidth, sweep.FromX + (WinogradTransform.Side * Split.Stretches(sweep.Columns, WinogradTransform.Side)) + 2),
        };
        this.sweep = sweep;
        this.weight = weight;
        this.filters = filters;
    }

    /// <summary>The input image, padded for the tiles.</summary>
    public PaddedImage Image => image;

    /// <summary>The output pixels of the tiles.</summary>
    public Sweep Sweep => sweep;

    /// <summary>The filters.</summary>
    public int Filters => filters;

    /// <summary>Rows of tiles.</summary>
    public int Rows => Split.Stretches(sweep.Rows, WinogradTransform.Side);

    /// <summary>Tiles of a row.</summary>
    public int Columns => Split.Stretches(sweep.Columns, WinogradTransform.Side);

    /// <summary>Rows of tiles per block.</summary>
    public int RowsAtOnce => Math.Clamp((int)(FloatsAtOnce / (Columns * (SeenFloats + ProductFloats))), 1, Rows);

    /// <summary>Floats of a tile's products.</summary>
    public nint ProductFloats => WinogradTransform.Places * ProductStride;

    /// <summary>The stride between a tile's 16 products, in floats.</summary>
    public nint ProductStride => (nint)Panels.Count(filters) * Panels.Width;

    private nint SeenFloats => (nint)WinogradTransform.Places * image.Channels;

    /// <summary>Floats of the transformed inputs and products of a block.</summary>
    public long ScratchFloats(int rows) => (long)rows * Columns * (SeenFloats + ProductFloats);

    /// <summary>Computes a block of rows of tiles.</summary>
    /// <param name="pixels">The image.</param>
    /// <param name="first">The first row.</param>
    /// <param name="rows">Rows of tiles.</param>
    /// <param name="scratch">Scratch memory of the block.</param>
    /// <returns>The products, tile by tile.</returns>
    [MethodImpl(Jit.OnItsOwn)]
    public float* Multiply(float* pixels, int first, int rows, float* scratch)
    {
        See(pixels, first, rows, scratch, image.Channels, SeenFloats);
        int tiles = rows * Columns, panels = Panels.Count(filters);
        float* products = scratch + (tiles * SeenFloats);
        for (int place = 0; place < WinogradTransform.Places; place++)
        {
            TileRun run = new()
            {
                A = scratch + ((nint)place * image.Channels),
                ARow = SeenFloats,
                AStep = 1,
                Stretch = image.Channels,
                B = weight + (place * (nint)Panels.Floats(image.Channels, filters)),
                BStep = Panels.Width,
                BPanel = (nint)image.Channels * Panels.Width,
                Depth = image.Channels,
                C = products + (place * ProductStride),
                CRow = ProductFloats,
                CPanel = Panels.Width,
            };
            for (int panel = 0; panel < panels; panel += 2, run.B += 2 * run.BPanel, run.C += 2 * run.CPanel)
            {
                MicroKernel.Pixels(ref run, Math.Min(ConvolutionRows.PairWidth, filters - (panel * Panels.Width)), tiles);
            }
        }

        return products;
    }

    /// <summary>The input transform of a block, Bᵀ d B, Bᵀ = [1 0 −1 0; 0 1 1 0; 0 −1 1 0; 0 1 0 −1].</summary>
    /// <param name="pixels">The image.</param>
    /// <param name="first">The first row.</param>
    /// <param name="rows">Rows of tiles.</param>
    /// <param name="seen">The destination.</param>
    /// <param name="place">The stride between a tile's 16 elements, in floats.</param>
    /// <param name="tile">The stride between tiles, in floats.</param>
    [MethodImpl(Jit.OnItsOwn)]
    public void See(float* pixels, int first, int rows, float* seen, nint place, nint tile)
    {
        for (int y = first; y < first + rows; y++, seen += Columns * tile)
        {
            float* line = pixels + ((sweep.FromY + ((nint)y * WinogradTransform.Side)) * image.RowStride) + ((nint)sweep.FromX * image.Channels);
            int channel = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; channel <= image.Channels - Simd512.Count; channel += Simd512.Count)
                {
                    See<Simd512, Vector512<float>>(line + channel, seen + channel, place, tile);
                }
            }

            for (; channel < image.Channels; channel += Simd256.Count)
            {
                See<Simd256, Vector256<float>>(line + channel, seen + channel, place, tile);
            }
        }
    }

    /// <summary>The inverse (output) transform to the four pixels of a tile, Aᵀ m A, A = [1 0; 1 1; 1 −1; 0 −1], of a vector of filters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pixels<TSimd, TVector>(float* products, nint stride, out TVector topLeft, out TVector topRight, out TVector bottomLeft, out TVector bottomRight)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Column<TSimd, TVector>(products, 4 * stride, out TVector top, out TVector bottom);
        (topLeft, bottomLeft) = (top, bottom);
        Column<TSimd, TVector>(products + stride, 4 * stride, out top, out bottom);
        (topLeft, topRight) = (TSimd.Add(topLeft, top), top);
        (bottomLeft, bottomRight) = (TSimd.Add(bottomLeft, bottom), bottom);
        Column<TSimd, TVector>(products + (2 * stride), 4 * stride, out top, out bottom);
        (topLeft, topRight) = (TSimd.Add(topLeft, top), TSimd.Subtract(topRight, top));
        (bottomLeft, bottomRight) = (TSimd.Add(bottomLeft, bottom), TSimd.Subtract(bottomRight, bottom));
        Column<TSimd, TVector>(products + (3 * stride), 4 * stride, out top, out bottom);
        (topRight, bottomRight) = (TSimd.Subtract(topRight, top), TSimd.Subtract(bottomRight, bottom));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column<TSimd, TVector>(float* products, nint step, out TVector top, out TVector bottom)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector second = TSimd.Load(products + step), third = TSimd.Load(products + (2 * step));
        top = TSimd.Add(TSimd.Add(TSimd.Load(products), second), third);
        bottom = TSimd.Subtract(TSimd.Subtract(second, third), TSimd.Load(products + (3 * step)));
    }

    /// <summary>The input transform of a row of tiles, for a vector of channels. Adjacent tiles share two columns of pixels.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void See<TSimd, TVector>(float* line, float* seen, nint place, nint tile)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        nint channels = image.Channels, row = image.RowStride;
        See<TSimd, TVector>(line, row, out TVector a0, out TVector a1, out TVector a2, out TVector a3);
        See<TSimd, TVector>(line + channels, row, out TVector b0, out TVector b1, out TVector b2, out TVector b3);
        for (int x = Columns; x > 0; x--, seen += tile)
        {
            line += 2 * channels;
            See<TSimd, TVector>(line, row, out TVector c0, out TVector c1, out TVector c2, out TVector c3);
            See<TSimd, TVector>(line + channels, row, out TVector d0, out TVector d1, out TVector d2, out TVector d3);
            Store<TSimd, TVector>(a0, b0, c0, d0, seen, place);
            Store<TSimd, TVector>(a1, b1, c1, d1, seen + (4 * place), place);
            Store<TSimd, TVector>(a2, b2, c2, d2, seen + (8 * place), place);
            Store<TSimd, TVector>(a3, b3, c3, d3, seen + (12 * place), place);
            (a0, a1, a2, a3) = (c0, c1, c2, c3);
            (b0, b1, b2, b3) = (d0, d1, d2, d3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void See<TSimd, TVector>(float* column, nint row, out TVector first, out TVector sum, out TVector difference, out TVector last)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector second = TSimd.Load(column + row), third = TSimd.Load(column + (2 * row));
        first = TSimd.Subtract(TSimd.Load(column), third);
        sum = TSimd.Add(second, third);
        difference = TSimd.Subtract(third, second);
        last = TSimd.Subtract(second, TSimd.Load(column + (3 * row)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TSimd, TVector>(TVector a, TVector b, TVector c, TVector d, float* target, nint stride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TSimd.Store(TSimd.Subtract(a, c), target);
        TSimd.Store(TSimd.Add(b, c), target + stride);
        TSimd.Store(TSimd.Subtract(c, b), target + (2 * stride));
        TSimd.Store(TSimd.Subtract(b, d), target + (3 * stride));
    }
}
