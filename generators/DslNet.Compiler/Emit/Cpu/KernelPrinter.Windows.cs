using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Backends;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <content>What goes over images and sequences.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(ConvolutionKernel kernel)
    {
        (string name, string sign) = kernel.Form switch
        {
            MatMulForm.Forward => ("Forward", " ∗ "),
            MatMulForm.InputGradient => ("InputGradient", " ∗ᵀ "),
            _ => ("WeightGradient", "ᵀ ∗ "),
        };
        Window window = kernel.Window;
        string formula = $"{kernel.Product.Name} = {kernel.Left.Name}{sign}{kernel.Right.Name}, windows of {InvariantText.Of(window.KernelHeight)}×{InvariantText.Of(window.KernelWidth)}{Moves(window)}";
        string call = IsPointwise(kernel)
            ? Pointwise(kernel, name)
            : Direct(kernel);
        int channels = kernel.Product.Shape.Channels;
        if (kernel.Epilogue is { } epilogue)
        {
            Epilogue(kernel, epilogue, channels, formula, call);
            return true;
        }

        string target = kernel.Form == MatMulForm.WeightGradient ? memory.WeightTargetOf(kernel.Product) : Store(kernel.Product, channels);
        Method(kernel, $"{formula}. {Shown(kernel.Left)}, {Shown(kernel.Right)} → {Shown(kernel.Product)}.", call.Replace("{0}", target));
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

    public bool Visit(PooledConvolutionKernel kernel)
    {
        ConvolutionKernel convolution = kernel.Convolution;
        PoolKernel pool = kernel.Pool;
        string kind = pool.Kind == PoolKind.Average ? "Average" : "Max";
        string positions = pool.Positions is { } kept ? $", {memory.SliceOf(kept)}" : "";
        MapResult result = convolution.Epilogue!.Results[0];
        string formula = $"{convolution.Product.Name} = {convolution.Left.Name} ∗ {convolution.Right.Name}, {Windows(convolution.Window)}; {result.Value.Name} = {Formula(result.Expression, convolution.Epilogue.Operands)}; "
            + $"{pool.Output.Name} = the {(pool.Kind == PoolKind.Max ? "greatest" : "mean")} of {result.Value.Name} in {Windows(pool.Window)}. {Shapes(kernel)}.";
        string call = $"Convolution.Forward{kind}({memory.Owner}.Workers, {Images(convolution.Left)}, {Weight(convolution, pool.Window)}, rows, {Text(convolution.Window)}, {InvariantText.Of(convolution.Filters)}, {Text(pool.Window)}, {memory.SliceOf(pool.Output)}{positions}, {{0}})";
        PixelEpilogue(kernel, convolution.Epilogue, convolution.Product.Shape.Channels, formula, call);
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

    /// <summary>A window of one pixel that lies as a row of numbers does: a matrix product over all pixels.</summary>
    private static bool IsPointwise(ConvolutionKernel kernel)
    {
        Window window = kernel.Window;
        Value x = kernel.Form == MatMulForm.InputGradient ? kernel.Product : kernel.Left;
        return (window.KernelHeight, window.KernelWidth, window.StrideY, window.StrideX, window.PadTop, window.PadLeft) == (1, 1, 1, 1, 0, 0)
            && (x.Kind == ValueKind.Activation || window.Channels % 8 == 0);
    }

    private string Direct(ConvolutionKernel kernel)
    {
        Window window = kernel.Window;
        int filters = kernel.Filters;
        string left = Images(kernel.Left), right = kernel.Form == MatMulForm.WeightGradient ? Images(kernel.Right) : memory.SliceOf(kernel.Right);
        string shape = $"rows, {Text(window)}, {InvariantText.Of(filters)}";
        return kernel.Form switch
        {
            MatMulForm.Forward => $"Convolution.Forward({memory.Owner}.Workers, {left}, {Weight(kernel)}, {shape}, {{0}})",
            MatMulForm.InputGradient => $"Convolution.{InputGradient(window, filters)}({memory.Owner}.Workers, {left}, {right}, {shape}, {memory.Scratch}, {{0}})",
            _ when ConvolutionWays.Groups(window, filters) is > 1 and var groups =>
                $"Convolution.{WeightGradient(window, filters)}({memory.Owner}.Workers, {left}, {right}, {shape}, {InvariantText.Of(groups)}, {memory.Scratch}, {{0}})",
            _ => $"Convolution.WeightGradient({memory.Owner}.Workers, {left}, {right}, {shape}, {{0}})",
        };
    }

    private static string InputGradient(Window window, int filters) =>
        ConvolutionWays.TilesInputGradient(window, filters) ? "TiledInputGradient"
        : ConvolutionWays.Spreads(window, filters) ? "SpreadInputGradient"
        : "InputGradient";

    private static string WeightGradient(Window window, int filters) =>
        ConvolutionWays.TilesWeightGradient(window, filters) ? "TiledWeightGradient"
        : ConvolutionWays.Transposes(window, filters) ? "TransposedWeightGradient"
        : "WeightGradient";

    /// <summary>The weight as the way forward takes it.</summary>
    private string Weight(ConvolutionKernel kernel, Window? pool = null)
    {
        string weight = memory.SliceOf(kernel.Right);
        return ConvolutionWays.Tiles(kernel.Window, kernel.Filters, pool)
            ? memory.Inference.TilesOf(kernel) is >= 0 and var tiles
                ? $"{memory.Owner}.Tiled({memory.Number("tiles", tiles)}, {weight}, {Extents(kernel)}, {memory.Scratch})"
                : $"WinogradTransform.Weight({weight}, {Extents(kernel)}, {memory.Scratch})"
            : weight;
    }

    private static string Extents(ConvolutionKernel kernel) => $"{InvariantText.Of(kernel.Window.Channels)}, {InvariantText.Of(kernel.Filters)}";

    private string Pointwise(ConvolutionKernel kernel, string name)
    {
        Window window = kernel.Window;
        RowLayout layout = new(window.Height * window.Width, window.Channels);
        return $"{Products(window.Channels, kernel.Filters)}.{name}({memory.Owner}.Workers, {memory.SliceOf(kernel.Left)}, {memory.SliceOf(kernel.Right)}, {layout.Rows}, {layout.Columns}, {InvariantText.Of(kernel.Filters)}, {{0}})";
    }

    private string Images(Value value) => Images(value, value.Shape);

    private string Images(Value value, Shape shape) =>
        $"new Images({memory.SliceOf(value)}, {InvariantText.Of(memory.Layout.RowStride(value))}, {PixelStride(memory.Layout, value, shape)})";

    private static string Text(Window window) =>
        $"new Window({string.Join(", ", new[] { window.Height, window.Width, window.Channels, window.OutHeight, window.OutWidth, window.KernelHeight, window.KernelWidth, window.StrideY, window.StrideX, window.PadTop, window.PadLeft }.Select(InvariantText.Of))})";

    private static string Windows(Window window) => $"windows of {InvariantText.Of(window.KernelHeight)}×{InvariantText.Of(window.KernelWidth)}{Moves(window)}";

    private static string Moves(Window window) => (window.StrideY, window.StrideX) == (1, 1) ? "" : $", by {InvariantText.Of(window.StrideY)}×{InvariantText.Of(window.StrideX)}";
}
