using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// The gradient of a convolution's weight. Either it is reduced over groups of images: their number depends on the layer alone, each is
/// summed by one thread in a fixed order, and so are the groups at the end; while an image is in the cache, all its contributions are
/// computed. Or, for a large weight, there is one group, and each part of the weight is summed by one thread over all images, while it is
/// the part that stays in the cache. So the number of threads doesn't affect the result.
/// </summary>
internal readonly unsafe struct ConvolutionWeightJob(
    WorkerPool workers, PaddedImage image, Images upstream, int rows, Window window, int filters, int groups, float* sums) : IRangeJob
{
    // With fewer floats than this in a row of the receptive field, im2col is used, or register tiles would have too few rows.
    private const int LowestTile = 6;

    /// <summary>Rows of a group's partial sums: those of the weight, padded to whole tiles with im2col. The padding holds arbitrary values.</summary>
    public int SumRows => CopiesWindows ? (window.Taps + LowestTile - 1) / LowestTile * LowestTile : window.Taps;

    /// <summary>The work items: groups, or the parts of the only one.</summary>
    public int Items => groups * Parts;

    /// <summary>Floats of a group's partial sums.</summary>
    private long SumFloats => Panels.Floats(SumRows, filters);

    private int Parts => groups > 1 ? 1 : window.KernelHeight * Pairs;

    private int Pairs => Panels.Pairs(filters);

    /// <summary>Whether all taps of a filter are accumulated in registers.</summary>
    private bool KeepsSums => window.IsDense && (window.KernelHeight, window.Stretch) == (3, 3);

    private bool CopiesWindows => window.Stretch < LowestTile && !KeepsSums;

    private bool PacksRest => filters % Panels.Width != 0;

    private long WindowFloats => CopiesWindows ? WindowCopies.Floats(window, SumRows) : 0;

    private long RestFloats => PacksRest ? (long)window.OutPixels * Panels.Width : 0;

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => WindowFloats + RestFloats + image.ScratchFloats;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* windows = workers.Scratch(worker, ScratchFloats);
        float* rest = windows + WindowFloats;
        float* copy = rest + RestFloats;
        image.Clear(copy);
        for (int item = from; item < to; item++)
        {
            int group = item / Parts, part = item - (group * Parts);
            float* sum = sums + (group * SumFloats);
            int first = (int)((long)rows * group / groups), end = (int)((long)rows * (group + 1) / groups);
            if (first == end)
            {
                new Span<float>(sum, checked((int)SumFloats)).Clear();
            }

            for (int row = first; row < end; row++)
            {
                Add(image.Of(row, copy), upstream.Of(row), windows, rest, sum, part, accumulate: row > first);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Add(float* pixels, float* gradient, float* windows, float* rest, float* sum, int number, bool accumulate)
    {
        int width = filters % Panels.Width;
        if (PacksRest)
        {
            Packing.Columns(gradient + filters - width, upstream.PixelStride, window.OutPixels, width, rest);
        }

        if (CopiesWindows)
        {
            int atOnce = WindowCopies.RowsAtOnce(window, SumRows);
            for (int y = 0; y < window.OutHeight; y += atOnce)
            {
                int lines = Math.Min(atOnce, window.OutHeight - y), first = y * window.OutWidth;
                WindowCopies.Copy(image, window, pixels, y, lines, windows, SumRows);
                TileRun part = new() { A = windows, ARow = 1, AStep = SumRows, Stretch = lines * window.OutWidth, Depth = lines * window.OutWidth, C = sum };
                Multiply(part, SumRows, gradient + ((nint)first * upstream.PixelStride), rest + ((nint)first * Panels.Width), 0, Pairs, accumulate || y > 0);
            }

            return;
        }

        int line = window.KernelWidth * window.Channels, stretch = window.Stretch;
        nint step = (nint)window.StrideX * window.Channels;
        (int firstLine, int endLine, int firstPair, int endPair) = groups > 1
            ? (0, KeepsSums ? 1 : window.KernelHeight, 0, Pairs)
            : (number / Pairs, (number / Pairs) + 1, number % Pairs, (number % Pairs) + 1);
        for (int i = firstLine; i < endLine; i++)
        {
            for (int part = 0; part < window.Stretches; part++)
            {
                TileRun run = new()
                {
                    A = pixels + (i * window.DilationY * image.RowStride) + ((nint)part * window.DilationX * window.Channels),
                    ARow = 1,
                    AStep = step,
                    Stretch = window.OutWidth,
                    Depth = window.OutPixels,
                    AJump = (window.StrideY * image.RowStride) - (window.OutWidth * step),
                    C = sum + ((((nint)i * line) + ((nint)part * stretch)) * Panels.Width),
                };
                Multiply(run, stretch, gradient, rest, firstPair, endPair, accumulate);
            }
        }
    }

    /// <summary>A block of rows and panel pairs of the sums.</summary>
    private void Multiply(TileRun run, int height, float* gradient, float* rest, int firstPair, int endPair, bool accumulate)
    {
        nint panel = (nint)SumRows * Panels.Width;
        float* sum = run.C;
        run.BPanel = Panels.Width;
        run.CRow = Panels.Width;
        run.CPanel = panel;
        run.Accumulate = accumulate;
        int whole = filters / Panels.Width;
        for (int first = 2 * firstPair; first < 2 * endPair; first += 2)
        {
            if (first < whole)
            {
                run.B = gradient + (first * Panels.Width);
                run.BStep = upstream.PixelStride;
                run.C = sum + (first * panel);
                Multiply(ref run, Math.Min(2, whole - first), height);
            }

            if (PacksRest && whole - first < 2)
            {
                run.B = rest;
                run.BStep = Panels.Width;
                run.C = sum + (whole * panel);
                Multiply(ref run, 1, height);
            }
        }
    }

    private void Multiply(ref TileRun run, int panels, int height)
    {
        if (!KeepsSums)
        {
            MicroKernel.Panels(ref run, panels, height);
            return;
        }

        for (int panel = 0; panel < panels; panel++)
        {
            MicroKernel.Taps(ref run, image.RowStride);
            run.MoveColumns(run.BPanel, run.CPanel);
        }
    }
}
