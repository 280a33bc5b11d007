using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>The scratch memory per thread of the printed calls.</content>
internal sealed partial class KernelPrinter
{
    /// <summary>The expression for the maximum over all kernels, by methods of the run time; equal calls appear once.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="layout">The layout of their values in memory.</param>
    public static string MostScratch(IEnumerable<Kernel> kernels, MemoryLayout layout) =>
        $"ScratchMemory.Most({string.Join(", ", LoopKernel.WithBodies(kernels).Select(kernel => ScratchOf(kernel, layout)).Where(need => need is not null).Distinct())})";

    /// <summary>The scratch memory of a kernel's call, as a C# call of the method beside the called one; null where it needs none.</summary>
    private static string? ScratchOf(Kernel kernel, MemoryLayout layout) => kernel switch
    {
        PlacedMatMulKernel { Product: var product, Algorithm: var algorithm } => ScratchOf(algorithm, product.Form, product.In, product.Out),
        PlacedConvolutionKernel { Convolution: var convolution, Selected: { Algorithm: ConvolutionAlgorithm.Pointwise, Gemm: var algorithm } } => ScratchOf(algorithm, convolution.Form, convolution.Window.Channels, convolution.Filters),
        PlacedConvolutionKernel { Selected.Algorithm: ConvolutionAlgorithm.Grouped } => null,
        PlacedConvolutionKernel { Pool: { } pool } placed => $"Convolution.{(placed.Selected.Algorithm == ConvolutionAlgorithm.Winograd ? "Winograd" : "")}PooledScratch({Extents(placed.Convolution, layout)}, {Text(pool.Window)})",
        PlacedConvolutionKernel placed => $"Convolution.{(placed is { Selected.Algorithm: ConvolutionAlgorithm.Winograd, Convolution.Form: MatMulForm.Forward } ? "Winograd" : "")}{FunctionOf(placed)}Scratch({Extents(placed.Convolution, layout)})",
        AttentionKernel attention => $"Attention.ForwardScratch({ShapeOf(attention)})",
        AttentionGradientKernel { Attention: var attention } => $"Attention.GradientScratch({ShapeOf(attention)})",
        RecurrentKernel recurrence => $"Recurrence.ForwardScratch({ShapeOf(recurrence)})",
        RecurrentGradientKernel { Recurrence: var recurrence } => $"Recurrence.GradientScratch({ShapeOf(recurrence)})",
        _ => null,
    };

    private static string ScratchOf(GemmAlgorithm algorithm, MatMulForm form, int inputs, int outputs) => (form, RoomOf(algorithm)) switch
    {
        (MatMulForm.Forward, var room) => $"{room}.ForwardScratch",
        (MatMulForm.InputGradient, "SmallGemm") => InvariantText.Of($"SmallGemm.InputGradientScratch({inputs}, {outputs})"),
        (MatMulForm.InputGradient, var room) => InvariantText.Of($"{room}.InputGradientScratch({outputs})"),
        (_, var room) => InvariantText.Of($"{room}.WeightGradientScratch({outputs})"),
    };

    private static string Extents(ConvolutionKernel kernel, MemoryLayout layout) => $"{PixelStride(layout, kernel.Left, kernel.Left.Shape)}, {Text(kernel.Window)}, {InvariantText.Of(kernel.Filters)}";

    private static string PixelStride(MemoryLayout layout, Value value, Shape shape) => InvariantText.Of(value.Shape.Rank > 1 ? layout.PixelStride(value) : shape.Channels);
}
