using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// The gradient by a convolution's input, from the other side: each pixel of the output hands back to all that its window saw, which is one
/// matrix product for many pixels, and then the parts are added where they belong. Nothing is multiplied with the zeros around an
/// image, and a window of few channels fills whole vectors, where the direct way (<see cref="ConvolutionJob{TEpilogue}"/>) leaves most lanes empty.
/// Divided by images.
/// </summary>
internal readonly unsafe struct ConvolutionSpreadJob<TEpilogue>(WorkerPool workers, Images upstream, Window window, int filters, float* handed, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    // What pixels hand back at a time stays in the first cache where it can.
    private const int TileFloats = 4096;

    /// <summary>Channels of a pixel, filled up to whole vectors.</summary>
    private int Filled => Lanes.Stride(window.Channels);

    private int Columns => ConvolutionSpread.Columns(window);

    private int RowsAtOnce => Math.Clamp(TileFloats / (window.OutWidth * Columns), 1, window.OutHeight);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        // Small tiles of pixels compute up to four rows, however few there are.
        int tileRows = Math.Max(4, RowsAtOnce * window.OutWidth);
        long sumFloats = (long)window.Pixels * Filled;
        float* sums = workers.Scratch(worker, sumFloats + ((long)tileRows * Columns));
        float* tile = sums + sumFloats;
        for (int row = from; row < to; row++)
        {
            new Span<float>(sums, checked((int)sumFloats)).Clear();
            for (int first = 0; first < window.OutHeight; first += RowsAtOnce)
            {
                int end = Math.Min(first + RowsAtOnce, window.OutHeight);
                Multiply(upstream.Of(row) + ((nint)first * window.OutWidth * upstream.PixelStride), (end - first) * window.OutWidth, tile);
                for (int y = first; y < end; y++)
                {
                    Spread(tile + ((nint)(y - first) * window.OutWidth * Columns), y, sums);
                }
            }

            Finish(sums, row);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Multiply(float* pixels, int count, float* tile)
    {
        TileRun run = new()
        {
            A = pixels,
            ARow = upstream.PixelStride,
            AStep = 1,
            Stretch = filters,
            B = handed,
            BStep = Panels.Width,
            BPanel = (nint)filters * Panels.Width,
            Depth = filters,
            C = tile,
            CRow = Columns,
            CPanel = Panels.Width,
        };
        int panels = Panels.Count(Columns);
        for (int panel = 0; panel < panels; panel += 2, run.B += 2 * run.BPanel, run.C += 2 * run.CPanel)
        {
            MicroKernel.Pixels(ref run, Math.Min(2, panels - panel), count);
        }
    }

    /// <summary>Adds what a row of pixels hands back.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Spread(float* parts, int y, float* sums)
    {
        int filled = Filled;
        for (int i = 0; i < window.KernelHeight; i++)
        {
            int inY = (y * window.StrideY) - window.PadTop + i;
            if (inY < 0 || inY >= window.Height)
            {
                continue;
            }

            float* line = sums + ((nint)inY * window.Width * filled);
            for (int j = 0; j < window.KernelWidth; j++)
            {
                // Pixels x whose tap j lies in the image: 0 <= x·stride − padding + j < width.
                int shift = window.PadLeft - j;
                int first = shift <= 0 ? 0 : Split.Stretches(shift, window.StrideX);
                int end = Math.Min(window.OutWidth, window.Width - 1 + shift < 0 ? 0 : ((window.Width - 1 + shift) / window.StrideX) + 1);
                float* source = parts + ((nint)first * Columns) + (((i * window.KernelWidth) + j) * filled);
                Add(source, Columns, line + ((((nint)first * window.StrideX) - shift) * filled), window.StrideX * filled, filled, end - first);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private static void Add(float* source, nint sourceStep, float* target, nint targetStep, int filled, int pixels)
    {
        if (Vector512.IsHardwareAccelerated && filled % Vector512<float>.Count == 0)
        {
            for (; pixels > 0; pixels--, source += sourceStep, target += targetStep)
            {
                for (int channel = 0; channel < filled; channel += Vector512<float>.Count)
                {
                    (Vector512.Load(target + channel) + Vector512.Load(source + channel)).Store(target + channel);
                }
            }

            return;
        }

        for (; pixels > 0; pixels--, source += sourceStep, target += targetStep)
        {
            for (int channel = 0; channel < filled; channel += Lanes.Count)
            {
                (Vector256.Load(target + channel) + Vector256.Load(source + channel)).Store(target + channel);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Finish(float* sums, int row)
    {
        TEpilogue local = epilogue;
        int place = row * window.Pixels, filled = Filled;
        for (int pixel = 0; pixel < window.Pixels; pixel++, sums += filled)
        {
            for (int channel = 0; channel < filled; channel += Lanes.Count)
            {
                local.Apply(Vector256.Load(sums + channel), place + pixel, channel);
            }
        }
    }
}
