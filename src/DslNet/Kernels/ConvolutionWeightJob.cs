using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// The gradient of a convolution's weight, summed over groups of images: how many groups there are depends on the layer alone, each
/// is summed by one thread in one order, and so are the groups in the end; so threads never change a bit. While an image is in the cache, everything is made of it
/// that there is to make.
/// </summary>
internal readonly unsafe struct ConvolutionWeightJob(
    WorkerPool workers, PaddedImage image, Images upstream, int rows, Window window, int filters, int groups, float* sums = null) : IRangeJob
{
    private const int PairWidth = 2 * Panels.Width;

    // Fewer numbers in a row of the window than this: windows are copied out, or the tiles would be too low.
    private const int LowestTile = 6;

    /// <summary>Rows of a group's sums: those of the weight, filled up to whole tiles where windows are copied out. What is in these may be anything.</summary>
    public int SumRows => CopiesWindows ? (window.Taps + LowestTile - 1) / LowestTile * LowestTile : window.Taps;

    /// <summary>The same, to be run, with the memory for its sums.</summary>
    public ConvolutionWeightJob Into(float* memory) => new(workers, image, upstream, rows, window, filters, groups, memory);

    /// <summary>Floats of a group's sums.</summary>
    public long SumFloats => Panels.Floats(SumRows, filters);

    private bool CopiesWindows => window.KernelWidth * window.Channels < LowestTile;

    private bool PacksRest => filters % Panels.Width != 0;

    private long WindowFloats => CopiesWindows ? ((long)window.OutPixels * SumRows) + Lanes.Count : 0;

    private long RestFloats => PacksRest ? (long)window.OutPixels * Panels.Width : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        float* windows = workers.Scratch(worker, WindowFloats + RestFloats + image.ScratchFloats);
        float* rest = windows + WindowFloats;
        float* copy = rest + RestFloats;
        image.Clear(copy);
        for (int group = from; group < to; group++)
        {
            float* sum = sums + (group * SumFloats);
            int first = (int)((long)rows * group / groups), end = (int)((long)rows * (group + 1) / groups);
            if (first == end)
            {
                new Span<float>(sum, checked((int)SumFloats)).Clear();
            }

            for (int row = first; row < end; row++)
            {
                Add(image.Of(row, copy), upstream.Of(row), windows, rest, sum, accumulate: row > first);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(float* pixels, float* gradient, float* windows, float* rest, float* sum, bool accumulate)
    {
        int width = filters % Panels.Width;
        if (PacksRest)
        {
            Packing.Columns(gradient + filters - width, upstream.PixelStride, window.OutPixels, width, rest);
        }

        if (CopiesWindows)
        {
            CopyWindows(pixels, windows);
            TileRun run = new() { A = windows, ARow = 1, AStep = SumRows, Stretch = window.OutPixels, C = sum };
            Multiply(run, SumRows, gradient, rest, accumulate);
            return;
        }

        int line = window.KernelWidth * window.Channels;
        nint step = (nint)window.StrideX * window.Channels;
        for (int i = 0; i < window.KernelHeight; i++)
        {
            TileRun run = new()
            {
                A = pixels + (i * image.RowStride),
                ARow = 1,
                AStep = step,
                Stretch = window.OutWidth,
                AJump = (window.StrideY * image.RowStride) - (window.OutWidth * step),
                C = sum + ((nint)i * line * Panels.Width),
            };
            Multiply(run, line, gradient, rest, accumulate);
        }
    }

    /// <summary>Some rows of the sums, all their columns.</summary>
    private void Multiply(TileRun run, int height, float* gradient, float* rest, bool accumulate)
    {
        nint panel = (nint)SumRows * Panels.Width;
        run.Depth = window.OutPixels;
        run.BStep = upstream.PixelStride;
        run.BPanel = Panels.Width;
        run.CRow = Panels.Width;
        run.CPanel = panel;
        run.Accumulate = accumulate;
        int whole = filters / Panels.Width;
        for (int i = 0; i < whole; i += 2, run.C += 2 * panel)
        {
            run.B = gradient + (i * Panels.Width);
            MicroKernel.Panels(run, Math.Min(2, whole - i), height);
        }

        if (PacksRest)
        {
            run.B = rest;
            run.BStep = Panels.Width;
            run.C += (whole % 2) * -panel;
            MicroKernel.Panels(run, 1, height);
        }
    }

    /// <summary>A row of a window is less than a vector: whole ones are written, and what is too much is overwritten by the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyWindows(float* pixels, float* windows)
    {
        int line = window.KernelWidth * window.Channels;
        nint step = (nint)window.StrideX * window.Channels;
        for (int y = 0; y < window.OutHeight; y++)
        {
            float* corner = pixels + ((nint)y * window.StrideY * image.RowStride);
            for (int x = 0; x < window.OutWidth; x++, corner += step, windows += SumRows)
            {
                float* source = corner;
                float* target = windows;
                for (int i = 0; i < window.KernelHeight; i++, source += image.RowStride, target += line)
                {
                    Vector256.Load(source).Store(target);
                }
            }
        }
    }
}
