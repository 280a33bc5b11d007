using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Winograd;

/// <summary>
/// The gradient with respect to a 3×3 weight by Winograd tiles: 2×2 pixels of Y's gradient are correlated with the 4×4 pixels of their receptive field, in 16 products
/// instead of 36, which is F(3×3, 2×2) of the paper at <see cref="WinogradTransform"/>. Groups are those of the untiled weight gradient; a group's tiles
/// are summed before the inverse transform.
/// </summary>
internal readonly unsafe struct WinogradWeightJob(
    WorkerPool workers, WinogradTiles tiles, Images upstream, int rows, int groups, float* sums) : IRangeJob
{
    // Transformed tiles of a block stay in the L2 cache.
    private const int FloatsAtOnce = 1 << 16;

    private nint Channels => tiles.Image.Channels;

    private nint Filters => tiles.Filters;

    /// <summary>Floats of one of the 16 sums.</summary>
    private nint SumFloats => Channels * Filters;

    /// <summary>Tiles per block, of several images where they are small: the sums are read and written once per block.</summary>
    private nint Room => Math.Max(tiles.Columns, FloatsAtOnce / (WinogradTransform.Places * (Channels + Filters)));

    /// <summary>The stride between the 16 elements of all tiles: an odd number of cache lines, against cache set conflicts.</summary>
    private nint Place(nint channels) => (Panels.Count((int)(Room * channels)) | 1) * Panels.Width;

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => (WinogradTransform.Places * (SumFloats + Place(Channels) + Place(Filters))) + tiles.Image.ScratchFloats;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        PaddedImage image = tiles.Image;
        nint room = Room, seenPlace = Place(Channels), spreadPlace = Place(Filters);
        float* products = workers.Scratch(worker, ScratchFloats);
        float* seen = products + (WinogradTransform.Places * SumFloats);
        float* spread = seen + (WinogradTransform.Places * seenPlace);
        float* copy = spread + (WinogradTransform.Places * spreadPlace);
        image.Clear(copy);
        for (int group = from; group < to; group++)
        {
            int start = (int)((long)rows * group / groups), end = (int)((long)rows * (group + 1) / groups);
            float* sum = sums + (group * 9 * SumFloats);
            if (start == end)
            {
                new Span<float>(sum, checked((int)(9 * SumFloats))).Clear();
                continue;
            }

            new Span<float>(products, checked((int)(WinogradTransform.Places * SumFloats))).Clear();
            nint filled = 0;
            for (int row = start; row < end; row++)
            {
                float* pixels = image.Of(row, copy);
                for (int first = 0, count; first < tiles.Rows; first += count)
                {
                    count = (int)Math.Min(tiles.Rows - first, (room - filled) / tiles.Columns);
                    tiles.See(pixels, first, count, seen + (filled * Channels), seenPlace, Channels);
                    Spread(upstream.Of(row), first, count, spread + (filled * Filters), spreadPlace);
                    filled += (nint)count * tiles.Columns;
                    if (filled + tiles.Columns > room)
                    {
                        Multiply(seen, spread, filled, products);
                        filled = 0;
                    }
                }
            }

            if (filled > 0)
            {
                Multiply(seen, spread, filled, products);
            }

            Finish(products, sum);
        }
    }

    /// <summary>Accumulates the products of a block of tiles.</summary>
    private void Multiply(float* seen, float* spread, nint count, float* products)
    {
        TileRun run = new()
        {
            ARow = 1,
            AStep = Channels,
            Stretch = count,
            BStep = Filters,
            BPanel = Panels.Width,
            Depth = count,
            CRow = Panels.Width,
            CPanel = Channels * Panels.Width,
            Accumulate = true,
        };
        int panels = Panels.Count((int)Filters);
        for (int place = 0; place < WinogradTransform.Places; place++)
        {
            run.A = seen + (place * Place(Channels));
            run.B = spread + (place * Place(Filters));
            run.C = products + (place * SumFloats);
            for (int panel = 0; panel < panels; panel += 2)
            {
                MicroKernel.Panels(ref run, Math.Min(2, panels - panel), (int)Channels);
                run.MoveColumns(2 * run.BPanel, 2 * run.CPanel);
            }
        }
    }

    /// <summary>The transform of rows of tiles of Y's gradient, G g Gᵀ, G = [1 0; 1 1; 1 −1; 0 1]; the factors of ½ are applied at the end.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Spread(float* gradient, int first, int count, float* target, nint place)
    {
        nint pixel = upstream.PixelStride, line = tiles.Sweep.Columns * pixel;
        for (int y = first; y < first + count; y++)
        {
            float* source = gradient + ((nint)y * WinogradTransform.Side * line);
            bool hasBelow = (WinogradTransform.Side * y) + 1 < tiles.Sweep.Rows;
            for (int x = 0; x < tiles.Columns; x++, source += WinogradTransform.Side * pixel, target += Filters)
            {
                bool hasRight = (WinogradTransform.Side * x) + 1 < tiles.Sweep.Columns;
                if (Vector512.IsHardwareAccelerated)
                {
                    for (nint filter = 0; filter < Filters; filter += Simd512.Count)
                    {
                        Spread<Simd512, Vector512<float>>(source + filter, pixel, line, hasBelow, hasRight, target + filter, place);
                    }
                }
                else
                {
                    for (nint filter = 0; filter < Filters; filter += Simd256.Count)
                    {
                        Spread<Simd256, Vector256<float>>(source + filter, pixel, line, hasBelow, hasRight, target + filter, place);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread<TSimd, TVector>(float* source, nint pixel, nint line, bool hasBelow, bool hasRight, float* target, nint place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector topLeft = TSimd.Load(source);
        TVector topRight = hasRight ? TSimd.Load(source + pixel) : TSimd.Zero;
        TVector bottomLeft = hasBelow ? TSimd.Load(source + line) : TSimd.Zero;
        TVector bottomRight = hasBelow && hasRight ? TSimd.Load(source + line + pixel) : TSimd.Zero;
        Store<TSimd, TVector>(topLeft, topRight, target, place);
        Store<TSimd, TVector>(TSimd.Add(topLeft, bottomLeft), TSimd.Add(topRight, bottomRight), target + (4 * place), place);
        Store<TSimd, TVector>(TSimd.Subtract(topLeft, bottomLeft), TSimd.Subtract(topRight, bottomRight), target + (8 * place), place);
        Store<TSimd, TVector>(bottomLeft, bottomRight, target + (12 * place), place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TSimd, TVector>(TVector left, TVector right, float* target, nint place)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TSimd.Store(left, target);
        TSimd.Store(TSimd.Add(left, right), target + place);
        TSimd.Store(TSimd.Subtract(left, right), target + (2 * place));
        TSimd.Store(right, target + (3 * place));
    }

    /// <summary>The inverse transform to the nine taps of each pair of channel and filter, Aᵀ m A, Aᵀ = [1 ½ ½ 0; 0 ½ −½ 0; 0 ½ ½ −1].</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Finish(float* products, float* taps)
    {
        // A panel is ordered by tap, then by channel.
        nint panel = Channels * Panels.Width;
        for (nint first = 0; first < SumFloats; first += panel, taps += 9 * panel)
        {
            for (nint i = 0; i < panel; i += Lanes.Count)
            {
                float* source = products + first + i;
                (Vector256<float> a0, Vector256<float> a1, Vector256<float> a2) = Fold(source, 4 * SumFloats);
                (Vector256<float> b0, Vector256<float> b1, Vector256<float> b2) = Fold(source + SumFloats, 4 * SumFloats);
                (Vector256<float> c0, Vector256<float> c1, Vector256<float> c2) = Fold(source + (2 * SumFloats), 4 * SumFloats);
                (Vector256<float> d0, Vector256<float> d1, Vector256<float> d2) = Fold(source + (3 * SumFloats), 4 * SumFloats);
                Store(Fold(a0, b0, c0, d0), taps + i, panel);
                Store(Fold(a1, b1, c1, d1), taps + i + (3 * panel), panel);
                Store(Fold(a2, b2, c2, d2), taps + i + (6 * panel), panel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Middle, Vector256<float> Last) Fold(float* column, nint step) =>
        Fold(Vector256.Load(column), Vector256.Load(column + step), Vector256.Load(column + (2 * step)), Vector256.Load(column + (3 * step)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Middle, Vector256<float> Last) Fold(
        Vector256<float> first, Vector256<float> sum, Vector256<float> difference, Vector256<float> last)
    {
        Vector256<float> half = Vector256.Create(0.5f), both = (sum + difference) * half;
        return (first + both, (sum - difference) * half, both - last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store((Vector256<float> First, Vector256<float> Middle, Vector256<float> Last) row, float* target, nint tap)
    {
        row.First.Store(target);
        row.Middle.Store(target + tap);
        row.Last.Store(target + (2 * tap));
    }
}
