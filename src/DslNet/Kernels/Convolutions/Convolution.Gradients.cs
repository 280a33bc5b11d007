using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;
using DslNet.Kernels.Winograd;

namespace DslNet.Kernels.Convolutions;

// The gradients.
public static unsafe partial class Convolution
{
    /// <summary>The gradient with respect to X as a direct (transposed) convolution with an epilogue: rows are the pixels of all inputs, columns their channels.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">dY.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="scratch">Scratch memory for the flipped and transposed W: packed panels of [taps · filters, channels].</param>
    /// <param name="epilogue">The epilogue: receives the product [rows · pixels of X × channels] and stores its result.</param>
    public static void InputGradient<TEpilogue>(WorkerPool workers, Images upstream, FloatSlice weight, int rows, Window window, int filters, FloatSlice scratch, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        PaddedImage image = PaddedImage.UpstreamOf(window, upstream, filters);
        for (int phaseY = 0; phaseY < window.StrideY; phaseY++)
        {
            for (int phaseX = 0; phaseX < window.StrideX; phaseX++)
            {
                Sweep sweep = Sweep.Backward(window, phaseY, phaseX);
                Turn(weight.Start, window, filters, sweep, phaseY, phaseX, scratch.Start);
                Run(workers, image, sweep, scratch, rows, window.Channels, epilogue);
            }
        }
    }

    /// <summary>The same by Winograd tiles of 2×2 pixels, for 3×3 kernels of stride 1: see <see cref="WinogradTransform"/>.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">dY.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y, whole vectors.</param>
    /// <param name="scratch">Scratch memory for the flipped and transposed W, packed panels of [9 · filters, channels], followed by 16 of [filters, channels].</param>
    /// <param name="epilogue">The epilogue: receives the product [rows · pixels of X × channels] and stores its result.</param>
    public static void WinogradInputGradient<TEpilogue>(WorkerPool workers, Images upstream, FloatSlice weight, int rows, Window window, int filters, FloatSlice scratch, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        Sweep sweep = Sweep.Backward(window, 0, 0);
        Turn(weight.Start, window, filters, sweep, 0, 0, scratch.Start);
        ConvolutionWeight turned = WinogradTransform.Weight(scratch, filters, window.Channels, scratch.Slice((nint)Panels.Floats(9L * filters, window.Channels)));
        Run(workers, PaddedImage.UpstreamOf(window, upstream, filters), sweep, turned, rows, window.Channels, epilogue);
    }

    /// <summary>The same as a matrix product followed by col2im: see <see cref="ConvolutionScatterJob{TEpilogue}"/>.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">dY.</param>
    /// <param name="weight">W.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="scratch">Scratch memory for the transposed W: packed panels of [filters, taps · channels padded to vectors].</param>
    /// <param name="epilogue">The epilogue: receives the product [rows · pixels of X × channels] and stores its result.</param>
    public static void ScatteredInputGradient<TEpilogue>(WorkerPool workers, Images upstream, FloatSlice weight, int rows, Window window, int filters, FloatSlice scratch, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        ConvolutionScatter.Turn(weight.Start, window, filters, scratch.Start);
        workers.Run(new ConvolutionScatterJob<TEpilogue>(workers, upstream, window, filters, scratch.Start, epilogue), rows, Cost(rows, window, filters));
    }

    /// <summary>The gradient with respect to W, summed over the images and their pixels; parts of W are divided among the threads.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X.</param>
    /// <param name="upstream">dY.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">From X to Y. A row of the receptive field has 6 floats or more.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="target">The destination of dW.</param>
    public static void WeightGradient(WorkerPool workers, Images x, Images upstream, int rows, Window window, int filters, WeightTarget target)
    {
        ConvolutionWeightJob job = new(workers, PaddedImage.InputOf(window, x), upstream, rows, window, filters, 1, target.Gradient.Start);
        workers.Run(job, job.Items, Cost(rows, window, filters));
        Sum(workers, target.Gradient.Start, 1, window.Taps, window, filters, target);
    }

    /// <summary>The same, but groups of images are divided among the threads, and their partial sums reduced at the end.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X.</param>
    /// <param name="upstream">dY.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="groups">Groups, 2 or more.</param>
    /// <param name="scratch">Scratch memory for the groups' partial sums: each packed panels of [taps, filters], the taps padded to 6 where a row of the receptive field has fewer.</param>
    /// <param name="target">The destination of dW.</param>
    public static void WeightGradient(WorkerPool workers, Images x, Images upstream, int rows, Window window, int filters, int groups, FloatSlice scratch, WeightTarget target)
    {
        ConvolutionWeightJob job = new(workers, PaddedImage.InputOf(window, x), upstream, rows, window, filters, groups, scratch.Start);
        workers.Run(job, job.Items, Cost(rows, window, filters));
        Sum(workers, scratch.Start, groups, job.SumRows, window, filters, target);
    }

    /// <summary>The same for few filters: see <see cref="ConvolutionTransposedWeightJob"/>.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X.</param>
    /// <param name="upstream">dY.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="groups">Groups, 2 or more.</param>
    /// <param name="scratch">Scratch memory for the groups' partial sums: each packed panels of [taps, filters].</param>
    /// <param name="target">The destination of dW.</param>
    public static void TransposedWeightGradient(WorkerPool workers, Images x, Images upstream, int rows, Window window, int filters, int groups, FloatSlice scratch, WeightTarget target)
    {
        ConvolutionTransposedWeightJob job = new(workers, PaddedImage.InputOf(window, x), upstream, rows, window, filters, groups, scratch.Start);
        workers.Run(job, groups, Cost(rows, window, filters));
        Sum(workers, scratch.Start, groups, window.Taps, window, filters, target);
    }

    /// <summary>The same by Winograd tiles of 2×2 pixels, for 3×3 kernels of stride 1: see <see cref="WinogradTransform"/>.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X, its channels whole vectors.</param>
    /// <param name="upstream">dY.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y, whole panels.</param>
    /// <param name="groups">Groups, 2 or more.</param>
    /// <param name="scratch">Scratch memory for the groups' partial sums: each packed panels of [taps, filters].</param>
    /// <param name="target">The destination of dW.</param>
    public static void WinogradWeightGradient(WorkerPool workers, Images x, Images upstream, int rows, Window window, int filters, int groups, FloatSlice scratch, WeightTarget target)
    {
        WinogradTiles tiles = new(PaddedImage.InputOf(window, x), Sweep.Forward(window), null, filters);
        workers.Run(new WinogradWeightJob(workers, tiles, upstream, rows, groups, scratch.Start), groups, Cost(rows, window, filters));
        Sum(workers, scratch.Start, groups, window.Taps, window, filters, target);
    }

    private static void Sum(WorkerPool workers, float* sums, int groups, int sumRows, Window window, int filters, WeightTarget target)
    {
        SumJob sum = new(sums, groups, sumRows, window.Taps, filters, target);
        workers.Run(sum, sum.Items, groups * Panels.Floats(window.Taps, filters) / Lanes.Count);
    }

    /// <summary>The weight of the transposed convolution: the taps of a phase flipped, from filters to channels, in packed panels.</summary>
    private static void Turn(float* weight, Window window, int filters, Sweep sweep, int phaseY, int phaseX, float* turned)
    {
        int depth = sweep.TapsY * sweep.TapsX * filters, channels = window.Channels;
        new Span<float>(turned, checked((int)Panels.Floats(depth, channels))).Clear();
        for (int tapY = 0; tapY < sweep.TapsY; tapY++)
        {
            int kernelY = phaseY + (window.StrideY * (sweep.TapsY - 1 - tapY));
            for (int tapX = 0; tapX < sweep.TapsX; tapX++)
            {
                int kernelX = phaseX + (window.StrideX * (sweep.TapsX - 1 - tapX));
                int from = ((kernelY * window.KernelWidth) + kernelX) * channels, to = ((tapY * sweep.TapsX) + tapX) * filters;
                for (int channel = 0; channel < channels; channel++)
                {
                    Panels.RowToColumn(weight, from + channel, window.Taps, filters, turned, to, channel, depth);
                }
            }
        }
    }

    /// <summary>Reduces the groups, stripe by stripe for <see cref="WeightTarget"/>.</summary>
    private readonly struct SumJob(float* sums, int groups, int sumRows, int rows, int columns, WeightTarget target) : IRangeJob
    {
        private int Stripes => Split.Stretches(rows, WeightTarget.StripeRows);

        public int Items => Panels.Count(columns) * Stripes;

        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            nint group = (nint)Panels.Floats(sumRows, columns);
            for (int item = from; item < to; item++)
            {
                int panel = item / Stripes;
                int row = (item - (panel * Stripes)) * WeightTarget.StripeRows;
                nint floats = (nint)Math.Min(WeightTarget.StripeRows, rows - row) * Panels.Width;
                float* source = sums + ((((nint)panel * sumRows) + row) * Panels.Width);
                float* gradient = target.Gradient.Start + ((((nint)panel * rows) + row) * Panels.Width);
                for (nint i = 0; i < floats; i += Lanes.Count)
                {
                    Vector256<float> sum = Vector256.Load(source + i);
                    for (int other = 1; other < groups; other++)
                    {
                        sum += Vector256.Load(source + (other * group) + i);
                    }

                    sum.Store(gradient + i);
                }

                target.Complete(item);
            }
        }
    }
}
