using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>Kernels with a sliding window over images and sequences.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(ConvolutionKernel kernel) => throw NotPlaced(kernel);

    public bool Visit(PlacedConvolutionKernel placed)
    {
        if (placed.Pool is { } pool)
        {
            Pooled(placed, pool);
            return true;
        }

        ConvolutionKernel kernel = placed.Convolution;
        string sign = kernel.Form switch
        {
            MatMulForm.Forward => " ∗ ",
            MatMulForm.InputGradient => " ∗ᵀ ",
            _ => "ᵀ ∗ ",
        };
        Window window = kernel.Window;
        string formula = $"{kernel.Product.Name} = {kernel.Left.Name}{sign}{kernel.Right.Name}, windows of {InvariantText.Of(window.KernelHeight)}×{InvariantText.Of(window.KernelWidth)}{Moves(window)}";
        string call = placed.Selected.Algorithm == ConvolutionAlgorithm.Pointwise
            ? Pointwise(kernel, placed.Selected.Gemm)
            : OverWindows(placed);
        int channels = kernel.Product.Shape.Channels;
        if (kernel.Epilogue is { } epilogue)
        {
            Epilogue(placed, epilogue, channels, formula, call);
            return true;
        }

        string target = kernel.Form == MatMulForm.WeightGradient ? memory.WeightTargetOf(kernel.Product) : Store(kernel.Product, channels);
        Method(placed, $"{formula}. {Shown(kernel.Left)}, {Shown(kernel.Right)} → {Shown(kernel.Product)}.", call.Replace("{0}", target));
        return true;
    }

    public bool Visit(PoolKernel kernel)
    {
        string slices = $"{memory.SliceOf(kernel.Input)}, rows, {Text(kernel.Window)}, {memory.SliceOf(kernel.Output)}";
        string call = (kernel.Kind, kernel.Positions) switch
        {
            (PoolKind.Average, _) => $"Pooling.Average({memory.Owner}.Workers, {slices})",
            (_, null) => $"Pooling.Max({memory.Owner}.Workers, {slices})",
            (_, { } positions) => $"Pooling.Max({memory.Owner}.Workers, {slices}, {memory.SliceOf(positions)})",
        };
        Method(kernel, $"{kernel.Output.Name} = the {(kernel.Kind == PoolKind.Max ? "greatest" : "mean")} of {kernel.Input.Name} in {Windows(kernel.Window)}. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(PoolGradientKernel kernel)
    {
        string slices = $"{memory.SliceOf(kernel.Upstream)}, rows, {Text(kernel.Window)}, {memory.SliceOf(kernel.InputGradient)}";
        string call = kernel.Positions is { } positions
            ? $"Pooling.MaxGradient({memory.Owner}.Workers, {memory.SliceOf(positions)}, {slices})"
            : $"Pooling.AverageGradient({memory.Owner}.Workers, {slices})";
        string where = kernel.Kind == PoolKind.Max ? "where the greatest number was" : "in equal shares";
        Method(kernel, $"{kernel.InputGradient.Name} = {kernel.Upstream.Name} {where}, from {Windows(kernel.Window)}. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(ReshapeKernel kernel)
    {
        if (!memory.IsIdle(kernel))
        {
            Shape shape = kernel.Input.Shape.Rank > 1 ? kernel.Input.Shape : kernel.Output.Shape;
            string call = $"Reshaping.Copy({memory.Owner}.Workers, {Images(kernel.Input, shape)}, {Images(kernel.Output, shape)}, rows, {InvariantText.Of(shape.Pixels)}, {InvariantText.Of(shape.Channels)})";
            Method(kernel, $"{kernel.Output.Name} = {kernel.Input.Name}, laid out anew. {Shapes(kernel)}.", call);
        }

        return true;
    }

    public bool Visit(CopyKernel kernel)
    {
        List<string> calls = [];
        if (kernel.Clears)
        {
            calls.Add($"Copies.Clear({memory.Owner}.Workers, {memory.SliceOf(kernel.Output)}, rows, {InvariantText.Of(memory.Layout.RowStride(kernel.Output))})");
        }

        foreach (CopyPart part in kernel.Parts)
        {
            PlacedCopy placed = PlacedCopy.Of(part, kernel.Output, memory.Layout);
            calls.Add($"Copies.{(part.Adds ? "Add" : "Run")}({memory.Owner}.Workers, {memory.SliceOf(part.Input)}, {memory.SliceOf(kernel.Output)}, rows, {placed})");
        }

        Method(kernel, $"{CopyFormula.Of(kernel)}. {Shapes(kernel)}.", [.. calls]);
        return true;
    }

    private void Pooled(PlacedConvolutionKernel kernel, PoolKernel pool)
    {
        ConvolutionKernel convolution = kernel.Convolution;
        string kind = pool.Kind == PoolKind.Average ? "Average" : "Max";
        string positions = pool.Positions is { } kept ? $", {memory.SliceOf(kept)}" : "";
        MapResult result = convolution.Epilogue!.Results[0];
        string formula = $"{convolution.Product.Name} = {convolution.Left.Name} ∗ {convolution.Right.Name}, {Windows(convolution.Window)}; {result.Value.Name} = {Formula(result.Expression, convolution.Epilogue.Operands)}; "
            + $"{pool.Output.Name} = the {(pool.Kind == PoolKind.Max ? "greatest" : "mean")} of {result.Value.Name} in {Windows(pool.Window)}. {Shapes(kernel)}.";
        string call = $"Convolution.Forward{kind}({memory.Owner}.Workers, {Images(convolution.Left)}, {Weight(kernel)}, rows, {Text(convolution.Window)}, {InvariantText.Of(convolution.Filters)}, {Text(pool.Window)}, {memory.SliceOf(pool.Output)}{positions}, {{0}})";
        PixelEpilogue(kernel, convolution.Epilogue, convolution.Product.Shape.Channels, formula, call);
    }

    private string OverWindows(PlacedConvolutionKernel placed)
    {
        (ConvolutionKernel kernel, SelectedConvolution selected, _) = placed;
        string left = Images(kernel.Left), right = kernel.Form == MatMulForm.WeightGradient ? Images(kernel.Right) : memory.SliceOf(kernel.Right);
        string shape = $"rows, {Text(kernel.Window)}, {InvariantText.Of(kernel.Filters)}";
        string function = FunctionOf(placed);
        return kernel.Form switch
        {
            MatMulForm.Forward => $"Convolution.{function}({memory.Owner}.Workers, {left}, {Weight(placed)}, {shape}, {{0}})",
            MatMulForm.InputGradient => $"Convolution.{function}({memory.Owner}.Workers, {left}, {right}, {shape}, {(selected.ScratchFloats == 0 ? "default" : memory.Scratch)}, {{0}})",
            _ when selected.Groups > 1 => $"Convolution.{function}({memory.Owner}.Workers, {left}, {right}, {shape}, {InvariantText.Of(selected.Groups)}, {memory.Scratch}, {{0}})",
            _ => $"Convolution.{function}({memory.Owner}.Workers, {left}, {right}, {shape}, {{0}})",
        };
    }

    /// <summary>The run time's method for the algorithm; a forward one is selected by the type of its weight.</summary>
    private static string FunctionOf(PlacedConvolutionKernel placed) => (placed.Selected.Algorithm switch
    {
        ConvolutionAlgorithm.Winograd when placed.Convolution.Form != MatMulForm.Forward => "Winograd",
        ConvolutionAlgorithm.Scattered => "Scattered",
        ConvolutionAlgorithm.Transposed => "Transposed",
        ConvolutionAlgorithm.Grouped => "Grouped",
        _ => "",
    }) + placed.Convolution.Form;

    /// <summary>The weight in the form that the forward algorithm takes.</summary>
    private string Weight(PlacedConvolutionKernel placed)
    {
        ConvolutionKernel kernel = placed.Convolution;
        string weight = memory.SliceOf(kernel.Right);
        return placed.Selected.Algorithm != ConvolutionAlgorithm.Winograd ? weight
            : memory.Inference.TilesOf(kernel) is >= 0 and var tiles
            ? $"{memory.Owner}.Tiled({memory.Number("tiles", tiles)}, {weight}, {Extents(kernel)}, {memory.Scratch})"
            : $"WinogradTransform.Weight({weight}, {Extents(kernel)}, {memory.Scratch})";
    }

    private static string Extents(ConvolutionKernel kernel) => $"{InvariantText.Of(kernel.Window.Channels)}, {InvariantText.Of(kernel.Filters)}";

    /// <summary>A matrix product over all pixels.</summary>
    private string Pointwise(ConvolutionKernel kernel, GemmAlgorithm algorithm)
    {
        Window window = kernel.Window;
        RowLayout layout = new(window.Height * window.Width, window.Channels);
        return $"{RoomOf(algorithm)}.{kernel.Form}({memory.Owner}.Workers, {memory.SliceOf(kernel.Left)}, {memory.SliceOf(kernel.Right)}, {layout.Rows}, {layout.Columns}, {InvariantText.Of(kernel.Filters)}, {{0}})";
    }

    private string Images(Value value) => Images(value, value.Shape);

    private string Images(Value value, Shape shape) =>
        $"new Images({memory.SliceOf(value)}, {InvariantText.Of(memory.Layout.RowStride(value))}, {PixelStride(memory.Layout, value, shape)})";

    private static string Text(Window window) =>
        $"new Window({string.Join(", ", new[] { window.Height, window.Width, window.Channels, window.OutHeight, window.OutWidth, window.KernelHeight, window.KernelWidth, window.StrideY, window.StrideX, window.PadTop, window.PadLeft }.Select(InvariantText.Of))}{Unusual("DilationY", window.DilationY)}{Unusual("DilationX", window.DilationX)}{Unusual("Groups", window.Groups)})";

    /// <summary>A named argument, where it isn't 1.</summary>
    private static string Unusual(string name, int value) => value == 1 ? "" : $", {name}: {InvariantText.Of(value)}";

    private static string Windows(Window window) => $"windows of {InvariantText.Of(window.KernelHeight)}×{InvariantText.Of(window.KernelWidth)}{Moves(window)}";

    private static string Moves(Window window) => (window.StrideY, window.StrideX) == (1, 1) ? Spread(window) : $", by {InvariantText.Of(window.StrideY)}×{InvariantText.Of(window.StrideX)}{Spread(window)}";

    private static string Spread(Window window) =>
        (window.IsDense ? "" : $", dilated by {InvariantText.Of(window.DilationY)}×{InvariantText.Of(window.DilationX)}") + (window.Groups == 1 ? "" : $", in {InvariantText.Of(window.Groups)} groups");
}
