using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// The gradient of a convolution's weight where filters are too few to fill a vector: dWᵀ, so that the taps are along the
/// vectors, by im2col of some rows of pixels at a time. Groups as in <see cref="ConvolutionWeightJob"/>.
/// </summary>
internal readonly unsafe struct ConvolutionTransposedWeightJob(
    WorkerPool workers, PaddedImage image, Images upstream, int rows, Window window, int filters, int groups, float* sums) : IRangeJob
{
    private int WindowStride => Panels.Count(window.Taps) * Panels.Width;

    private long TurnedFloats => Panels.Floats(filters, window.Taps);

    private long WindowFloats => WindowCopies.Floats(window, WindowStride);

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => TurnedFloats + WindowFloats + image.ScratchFloats;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        long turnedFloats = TurnedFloats;
        int atOnce = WindowCopies.RowsAtOnce(window, WindowStride);
        float* turned = workers.Scratch(worker, ScratchFloats);
        float* windows = turned + turnedFloats;
        float* copy = windows + WindowFloats;
        image.Clear(copy);
        for (int group = from; group < to; group++)
        {
            int first = (int)((long)rows * group / groups), end = (int)((long)rows * (group + 1) / groups);
            new Span<float>(turned, checked((int)turnedFloats)).Clear();
            for (int row = first; row < end; row++)
            {
                float* pixels = image.Of(row, copy);
                for (int y = 0; y < window.OutHeight; y += atOnce)
                {
                    int count = Math.Min(atOnce, window.OutHeight - y);
                    WindowCopies.Copy(image, window, pixels, y, count, windows, WindowStride);
                    Multiply(upstream.Of(row) + ((nint)y * window.OutWidth * upstream.PixelStride), windows, count * window.OutWidth, turned);
                }
            }

            // Columns after the last filter are zero padding, which must stay 0.
            float* sum = sums + (group * Panels.Floats(window.Taps, filters));
            new Span<float>(sum, checked((int)Panels.Floats(window.Taps, filters))).Clear();
            for (int filter = 0; filter < filters; filter++)
            {
                Panels.RowToColumn(turned, filter, filters, window.Taps, sum, 0, filter, window.Taps);
            }
        }
    }

    /// <summary>Accumulates the products of some pixels: rows are filters, columns taps.</summary>
    private void Multiply(float* gradient, float* windows, int pixels, float* turned)
    {
        TileRun run = new()
        {
            A = gradient,
            ARow = 1,
            AStep = upstream.PixelStride,
            Stretch = pixels,
            B = windows,
            BStep = WindowStride,
            BPanel = Panels.Width,
            Depth = pixels,
            C = turned,
            CRow = Panels.Width,
            CPanel = (nint)filters * Panels.Width,
            Accumulate = true,
        };
        int panels = Panels.Count(window.Taps);
        for (int panel = 0; panel < panels; panel += 2, run.B += 2 * run.BPanel, run.C += 2 * run.CPanel)
        {
            MicroKernel.Panels(ref run, Math.Min(2, panels - panel), filters);
        }
    }
}
