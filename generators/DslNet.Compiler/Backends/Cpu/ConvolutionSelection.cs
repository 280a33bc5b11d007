using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>
/// Selects the algorithms of a convolution and its gradients by their number of multiplications (<see cref="ConvolutionCost"/>), and computes their workspaces
/// and partial sums. The selection depends on the layer alone, never on batch or threads, and so do the bits of the result.
/// </summary>
public static class ConvolutionSelection
{
    // Groups of images with partial sums of their own: as many as fit these floats, within limits.
    private const int GroupFloats = 1 << 18, FewestGroups = 4, MostGroups = 16;

    // Floats of the largest transformed weight: 16 elements for 9, all of which are read again for every few images.
    private const int MostWinogradFloats = 1 << 18;

    /// <summary>The algorithm of a kernel.</summary>
    /// <param name="kernel">The convolution or one of its gradients.</param>
    /// <param name="pool">The window of the fused pool, if there is one.</param>
    public static SelectedConvolution Of(ConvolutionKernel kernel, Window? pool = null) => kernel.Form switch
    {
        _ when IsPointwise(kernel) => new SelectedConvolution(ConvolutionAlgorithm.Pointwise, 1, 0) { Gemm = GemmSelection.OfPixels(kernel.Window.OutHeight * kernel.Window.OutWidth, kernel.Window.Channels, kernel.Filters) },
        MatMulForm.Forward => Forward(kernel.Window, kernel.Filters, pool),
        MatMulForm.InputGradient => InputGradient(kernel.Window, kernel.Filters),
        _ => WeightGradient(kernel.Window, kernel.Filters),
    };

    /// <summary>The largest workspace of a convolution and its gradients.</summary>
    public static long MostScratchFloats(Window window, int filters) =>
        Math.Max(Forward(window, filters).ScratchFloats, Math.Max(InputGradient(window, filters).ScratchFloats, WeightGradient(window, filters).ScratchFloats));

    /// <summary>Forward: Winograd where it saves more multiplications than the transforms cost.</summary>
    /// <param name="window">From the input to the output.</param>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="pool">The window of the fused pool, if there is one; Winograd requires that its size and stride are multiples of the 2×2 tile.</param>
    public static SelectedConvolution Forward(Window window, int filters, Window? pool = null)
    {
        (int height, int width) = pool is null ? (window.OutHeight, window.OutWidth) : (pool.SeenHeight, pool.SeenWidth);
        if (window.Groups > 1)
        {
            return new SelectedConvolution(ConvolutionAlgorithm.Grouped, 1, 0);
        }

        bool wholeTiles = pool is null || (pool.KernelHeight % 2 == 0 && pool.StrideY % 2 == 0 && (width % 2 == 0 || width != pool.Width));
        return wholeTiles
            && CanTransform(window, window.Channels, filters)
            && ConvolutionCost.WinogradForward(window, filters, height, width) * 10 < ConvolutionCost.Direct(window, filters, height, width) * 9
            ? new SelectedConvolution(ConvolutionAlgorithm.Winograd, 1, ConvolutionCost.WinogradWeightFloats(window.Channels, filters))
            : new SelectedConvolution(ConvolutionAlgorithm.Direct, 1, 0);
    }

    /// <summary>
    /// The input's gradient. It is scattered where that takes fewer multiplications than gathering, because few channels leave vectors underfilled,
    /// or because many taps would read zero padding. Only scattering knows dilation.
    /// </summary>
    public static SelectedConvolution InputGradient(Window window, int filters)
    {
        if (window.Groups > 1)
        {
            return new SelectedConvolution(ConvolutionAlgorithm.Grouped, 1, ConvolutionCost.GroupedWeightFloats(window, filters));
        }

        decimal gathered = ConvolutionCost.Gathered(window, filters), scattered = ConvolutionCost.Scattered(window, filters);
        long turnedWeight = ConvolutionCost.TurnedWeightFloats(window, filters);
        return CanTransform(window, filters, window.Channels) && ConvolutionCost.Winograd(window.Height, window.Width, filters, window.Channels) < Math.Min(gathered, scattered)
            ? new SelectedConvolution(ConvolutionAlgorithm.Winograd, 1, turnedWeight + ConvolutionCost.WinogradWeightFloats(filters, window.Channels))
            : scattered < gathered || !window.IsDense
            ? new SelectedConvolution(ConvolutionAlgorithm.Scattered, 1, filters * ConvolutionCost.ScatteredColumns(window))
            : new SelectedConvolution(ConvolutionAlgorithm.Gathered, 1, turnedWeight);
    }

    /// <summary>The weight's gradient: transposed where there are too few filters to fill vectors, Winograd where that takes fewer multiplications and the filters fill panels.</summary>
    public static SelectedConvolution WeightGradient(Window window, int filters)
    {
        bool transposed = window.Groups == 1 && ConvolutionCost.SumsTransposed(window, filters);
        int groups = Groups(window, filters, transposed);
        ConvolutionAlgorithm algorithm = window.Groups > 1 ? ConvolutionAlgorithm.Grouped
            : groups > 1 && TransformsWeightGradient(window, filters) ? ConvolutionAlgorithm.Winograd
            : transposed ? ConvolutionAlgorithm.Transposed
            : ConvolutionAlgorithm.Direct;
        return new SelectedConvolution(algorithm, groups, groups == 1 ? 0 : groups * ConvolutionCost.WeightSumFloats(window, filters, transposed || window.Groups > 1));
    }

    private static bool TransformsWeightGradient(Window window, int filters) =>
        CanTransform(window, window.Channels, filters)
        && filters % ConvolutionCost.Panel == 0
        && ConvolutionCost.Winograd(window.OutHeight, window.OutWidth, window.Channels, filters) * 10 < (decimal)window.OutHeight * window.OutWidth * window.Taps * filters * 9;

    private static int Groups(Window window, int filters, bool transposed)
    {
        long floats = window.Taps * ConvolutionCost.Padded(filters, ConvolutionCost.Panel);
        bool divides = window.Groups == 1 && window.Stretch >= ConvolutionCost.Tile && !transposed && floats * FewestGroups > GroupFloats;
        return divides ? 1 : (int)Math.Min(Math.Max(GroupFloats / floats, FewestGroups), MostGroups);
    }

    /// <summary>Whether Winograd's algorithm applies to the window, and the transformed weight isn't too large.</summary>
    private static bool CanTransform(Window window, int from, int to) =>
        (window.KernelHeight, window.KernelWidth, window.StrideY, window.StrideX) == (3, 3, 1, 1)
        && window is { IsDense: true, Groups: 1 }
        && from % ConvolutionCost.Vector == 0
        && ConvolutionCost.WinogradWeightFloats(from, to) <= MostWinogradFloats;

    /// <summary>A 1×1 kernel, over pixels that are laid out as the rows of a matrix.</summary>
    private static bool IsPointwise(ConvolutionKernel kernel)
    {
        Window window = kernel.Window;
        Value x = kernel.Form == MatMulForm.InputGradient ? kernel.Product : kernel.Left;
        return (window.KernelHeight, window.KernelWidth, window.StrideY, window.StrideX, window.PadTop, window.PadLeft) == (1, 1, 1, 1, 0, 0)
            && (window.OutHeight, window.OutWidth, window.Groups) == (window.Height, window.Width, 1)
            && (x.Kind == ValueKind.Activation || window.Channels % ConvolutionCost.Vector == 0);
    }
}
