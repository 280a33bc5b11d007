using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Convolutions;

// Convolutions with groups. Each is the same loop over vectors of the result's channels, however the channels of the groups lie in the vectors.
public static unsafe partial class Convolution
{
    /// <summary>X ∗ W with groups and an epilogue.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X, its channels padded to whole vectors.</param>
    /// <param name="weight">W: packed panels of [kernel height × kernel width × in/groups, out].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="epilogue">The epilogue: receives the product [rows · pixels of Y × filters] and stores its result.</param>
    public static void GroupedForward<TEpilogue>(WorkerPool workers, Images x, FloatSlice weight, int rows, Window window, int filters, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        ChannelGroups groups = new(window.Channels / window.Groups, filters / window.Groups, filters);
        if (groups.IsDepthwise)
        {
            Depthwise(workers, x, Vertical(window), Horizontal(window), weight.Start, Panels.Width, filters, rows, Cost(rows, window, filters), epilogue);
        }
        else
        {
            Grouped(workers, x, Vertical(window), Horizontal(window), groups, weight, rows, Cost(rows, window, filters), epilogue);
        }
    }

    /// <summary>The gradient with respect to X, with groups and an epilogue: a grouped convolution from dY with the transposed weight.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="upstream">dY, its channels padded to whole vectors.</param>
    /// <param name="weight">W: packed panels of [kernel height × kernel width × in/groups, out].</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="scratch">Scratch memory for packed panels of the transposed W: [kernel height × kernel width × filters/groups, channels].</param>
    /// <param name="epilogue">The epilogue: receives the product [rows · pixels of X × channels] and stores its result.</param>
    public static void GroupedInputGradient<TEpilogue>(WorkerPool workers, Images upstream, FloatSlice weight, int rows, Window window, int filters, FloatSlice scratch, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        ChannelGroups groups = new(filters / window.Groups, window.Channels / window.Groups, window.Channels);
        int taps = window.KernelHeight * window.KernelWidth;
        if (groups.IsDepthwise && (window.StrideY, window.StrideX) == (1, 1))
        {
            // A convolution with the rotated weight: its last tap sees the first pixel.
            AxisTaps down = AxisTaps.Forward(window.OutHeight, window.Height, window.KernelHeight, 1, ((window.KernelHeight - 1) * window.DilationY) - window.PadTop, window.DilationY);
            AxisTaps across = AxisTaps.Forward(window.OutWidth, window.Width, window.KernelWidth, 1, ((window.KernelWidth - 1) * window.DilationX) - window.PadLeft, window.DilationX);
            Depthwise(workers, upstream, down, across, weight.Start + ((taps - 1) * Panels.Width), -Panels.Width, filters, rows, Cost(rows, window, filters), epilogue);
            return;
        }

        nint height = (nint)taps * groups.From;
        new Span<float>(scratch.Start, checked((int)Panels.Floats(height, window.Channels))).Clear();
        for (int tap = 0; tap < taps; tap++)
        {
            for (int channel = 0; channel < window.Channels; channel++)
            {
                int group = channel / groups.To, row = (tap * groups.To) + (channel % groups.To);
                for (int filter = 0; filter < groups.From; filter++)
                {
                    scratch.Start[Panels.At(((nint)tap * groups.From) + filter, channel, height)] = weight.Start[Panels.At(row, (group * groups.From) + filter, window.Taps)];
                }
            }
        }

        AxisTaps vertical = AxisTaps.Backward(window.Height, window.OutHeight, window.KernelHeight, window.StrideY, window.PadTop, window.DilationY);
        AxisTaps horizontal = AxisTaps.Backward(window.Width, window.OutWidth, window.KernelWidth, window.StrideX, window.PadLeft, window.DilationX);
        Grouped(workers, upstream, vertical, horizontal, groups, scratch, rows, Cost(rows, window, filters), epilogue);
    }

    /// <summary>The gradient with respect to W, with groups, summed over the images and their pixels.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X, its channels padded to whole vectors.</param>
    /// <param name="upstream">dY, its channels padded to whole vectors.</param>
    /// <param name="rows">Images.</param>
    /// <param name="window">The geometry, from X to Y.</param>
    /// <param name="filters">Channels of Y.</param>
    /// <param name="parts">Groups of images with partial sums of their own.</param>
    /// <param name="scratch">Scratch memory for the partial sums: each packed panels of [taps, filters].</param>
    /// <param name="target">The destination of dW.</param>
    public static void GroupedWeightGradient(WorkerPool workers, Images x, Images upstream, int rows, Window window, int filters, int parts, FloatSlice scratch, WeightTarget target)
    {
        ChannelGroups groups = new(window.Channels / window.Groups, filters / window.Groups, filters);
        (AxisTaps vertical, AxisTaps horizontal, long cost) = (Vertical(window), Horizontal(window), Cost(rows, window, filters));
        if (groups.IsDepthwise)
        {
            workers.Run(new GroupedWeightJob<DepthwiseLanes>(x, upstream, rows, vertical, horizontal, groups, parts, scratch.Start), parts, cost);
        }
        else if (groups.FillsVectors)
        {
            workers.Run(new GroupedWeightJob<SameGroupLanes>(x, upstream, rows, vertical, horizontal, groups, parts, scratch.Start), parts, cost);
        }
        else
        {
            workers.Run(new GroupedWeightJob<GatheredLanes>(x, upstream, rows, vertical, horizontal, groups, parts, scratch.Start), parts, cost);
        }

        Sum(workers, scratch.Start, parts, window.Taps, window, filters, target);
    }

    private static void Grouped<TEpilogue>(
        WorkerPool workers, Images source, AxisTaps vertical, AxisTaps horizontal, ChannelGroups groups, FloatSlice weight, int rows, long cost, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        Bands bands = Bands.Of(rows, vertical.Places, workers);
        if (groups.IsDepthwise)
        {
            workers.Run(new GroupedConvolutionJob<DepthwiseLanes, TEpilogue>(source, vertical, horizontal, groups, weight.Start, bands, epilogue), bands.Items(rows), cost);
        }
        else if (groups.FillsVectors)
        {
            workers.Run(new GroupedConvolutionJob<SameGroupLanes, TEpilogue>(source, vertical, horizontal, groups, weight.Start, bands, epilogue), bands.Items(rows), cost);
        }
        else
        {
            workers.Run(new GroupedConvolutionJob<GatheredLanes, TEpilogue>(source, vertical, horizontal, groups, weight.Start, bands, epilogue), bands.Items(rows), cost);
        }
    }

    /// <summary>Lines are rows, or columns where more of those pixels are in whole tiles; the selection depends on the geometry alone.</summary>
    private static void Depthwise<TEpilogue>(
        WorkerPool workers, Images source, AxisTaps vertical, AxisTaps horizontal, float* weight, nint tap, int channels, int rows, long cost, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        PixelAxis down = new(vertical, (nint)horizontal.Pixels * source.PixelStride, horizontal.Places, horizontal.Taps * tap), across = new(horizontal, source.PixelStride, 1, tap);
        (PixelAxis outer, PixelAxis inner) = Tiled(vertical) * horizontal.Places > Tiled(horizontal) * vertical.Places ? (across, down) : (down, across);
        Bands bands = Bands.Of(rows, outer.Taps.Places, workers);
        workers.Run(new DepthwiseJob<TEpilogue>(source, outer, inner, weight, vertical.Taps * horizontal.Taps, channels, bands, epilogue), bands.Items(rows), cost);
    }

    /// <summary>The places along an axis that are computed several at a time.</summary>
    private static int Tiled(AxisTaps axis)
    {
        (int first, int end) = axis.Inner(0);
        return (end - first) / 4 * 4;
    }

    private static AxisTaps Vertical(Window window) =>
        AxisTaps.Forward(window.Height, window.OutHeight, window.KernelHeight, window.StrideY, window.PadTop, window.DilationY);

    private static AxisTaps Horizontal(Window window) =>
        AxisTaps.Forward(window.Width, window.OutWidth, window.KernelWidth, window.StrideX, window.PadLeft, window.DilationX);
}
