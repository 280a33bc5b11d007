using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

/// <summary>
/// The gradient with respect to a convolution's input by GEMM and col2im: dY·Wᵀ is one
/// matrix product for many pixels, whose columns are then scatter-added to the input. The zero padding takes no
/// multiplications, and few channels fill whole vectors, where the direct algorithm (<see cref="ConvolutionJob{TEpilogue}"/>) leaves most lanes empty.
/// Divided by images.
/// </summary>
internal readonly unsafe struct ConvolutionScatterJob<TEpilogue>(WorkerPool workers, Images upstream, Window window, int filters, float* handed, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    // The columns of a block of pixels stay in the L1 cache where they can.
    private const int TileFloats = 4096;

    /// <summary>Channels, padded to whole vectors.</summary>
    private int Filled => Lanes.Stride(window.Channels);

    private int Columns => ConvolutionScatter.Columns(window);

    private int RowsAtOnce => Math.Clamp(TileFloats / (window.OutWidth * Columns), 1, window.OutHeight);

    private long SumFloats => (long)window.Pixels * Filled;

    // Small tiles of pixels compute up to four rows, however few there are.
    private int TileRows => Math.Max(4, RowsAtOnce * window.OutWidth);

    /// <summary>Floats of scratch memory that a worker needs.</summary>
    public long ScratchFloats => SumFloats + ((long)TileRows * Columns);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        long sumFloats = SumFloats;
        float* sums = workers.Scratch(worker, ScratchFloats);
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
                    Scatter(tile + ((nint)(y - first) * window.OutWidth * Columns), y, sums);
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
            MicroKernel.Pixels(ref run, Math.Min(ConvolutionRows.PairWidth, Columns - (panel * Panels.Width)), count);
        }
    }

    /// <summary>col2im of a row of output pixels: each input pixel gathers from all windows that contain it, in the rows of the receptive field.</summary>
    private void Scatter(float* parts, int y, float* sums)
    {
        int top = (y * window.StrideY) - window.PadTop;
        int first = top < 0 ? Split.Stretches(-top, window.DilationY) : 0;
        int end = top < window.Height ? Math.Min(window.KernelHeight, Split.Stretches(window.Height - top, window.DilationY)) : 0;
        if (first >= end)
        {
            return;
        }

        parts += (nint)first * window.KernelWidth * Filled;
        sums += (nint)(top + (first * window.DilationY)) * window.Width * Filled;
        if (window.DilationX > 1)
        {
            AddDilated(parts, end - first, sums);
            return;
        }

        if (Vector512.IsHardwareAccelerated && Filled % Simd512.Count == 0)
        {
            Add<Simd512, Vector512<float>>(parts, end - first, sums);
        }
        else
        {
            Add<Simd256, Vector256<float>>(parts, end - first, sums);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Add<TSimd, TVector>(float* parts, int lines, float* sums)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        int stride = window.StrideX, last = window.OutWidth - 1;
        nint filled = Filled, pixel = Columns, taps = window.KernelWidth * filled, line = window.DilationY * window.Width * filled;

        // One output pixel to the left is one tap to the right.
        nint next = (stride * filled) - pixel;
        for (int x = window.PadLeft; x < window.PadLeft + window.Width; x++, sums += filled)
        {
            // The last output pixel whose window contains this one. Computed incrementally: two divisions per pixel cost a tenth of the time where channels are few.
            int outX = Math.Min(stride == 1 ? x : x / stride, last), tap = x - (outX * stride);
            int seen = Math.Min(outX + 1, stride == 1 ? window.KernelWidth - tap : Split.Stretches(window.KernelWidth - tap, stride));
            float* source = parts + (outX * pixel) + (tap * filled);
            float* target = sums;
            for (int i = 0; i < lines; i++, source += taps, target += line)
            {
                for (nint channel = 0; channel < filled; channel += TSimd.Count)
                {
                    TVector sum = TSimd.Load(target + channel);
                    float* part = source + channel;
                    for (int left = seen; left > 0; left--, part += next)
                    {
                        sum = TSimd.Add(sum, TSimd.Load(part));
                    }

                    TSimd.Store(sum, target + channel);
                }
            }
        }
    }

    /// <summary>The same with horizontal dilation: each output pixel is added to the input pixels that its window sees.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void AddDilated(float* parts, int lines, float* sums)
    {
        nint filled = Filled, line = window.DilationY * window.Width * filled;
        for (int i = 0; i < lines; i++, parts += window.KernelWidth * filled, sums += line)
        {
            for (int outX = 0; outX < window.OutWidth; outX++)
            {
                float* source = parts + ((nint)outX * Columns);
                int x = (outX * window.StrideX) - window.PadLeft;
                for (int tap = 0; tap < window.KernelWidth; tap++, x += window.DilationX, source += filled)
                {
                    for (nint channel = 0; channel < filled && x >= 0 && x < window.Width; channel += Lanes.Count)
                    {
                        float* target = sums + (x * filled) + channel;
                        (Vector256.Load(target) + Vector256.Load(source + channel)).Store(target);
                    }
                }
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
