using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Backends;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <content>How much scratch memory the printed calls need for each thread.</content>
internal sealed partial class KernelPrinter
{
    /// <summary>The expression that asks the run time for the most that any of the kernels needs; each kind of call is asked once.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="layout">How their values lie in memory.</param>
    public static string MostScratch(IEnumerable<Kernel> kernels, MemoryLayout layout) =>
        $"ScratchMemory.Most({string.Join(", ", kernels.Select(kernel => ScratchOf(kernel, layout)).Where(need => need is not null).Distinct())})";

    /// <summary>What a kernel's call needs, as C# that asks the method beside the one that is called; null where it needs nothing.</summary>
    private static string? ScratchOf(Kernel kernel, MemoryLayout layout) => kernel switch
    {
        MatMulKernel product => ScratchOf(product.Form, product.In, product.Out),
        ConvolutionKernel convolution when IsPointwise(convolution) => ScratchOf(convolution.Form, convolution.Window.Channels, convolution.Filters),
        ConvolutionKernel convolution => $"Convolution.{Method(convolution)}Scratch({Extents(convolution, layout)})",
        PooledConvolutionKernel { Convolution: var convolution, Pool.Window: var pool } =>
            $"Convolution.{(ConvolutionWays.Tiles(convolution.Window, convolution.Filters, pool) ? "Tiled" : "")}PooledScratch({Extents(convolution, layout)}, {Text(pool)})",
        _ => null,
    };

    private static string ScratchOf(MatMulForm form, int inputs, int outputs)
    {
        string products = Products(inputs, outputs);
        return form switch
        {
            MatMulForm.Forward => $"{products}.ForwardScratch",
            MatMulForm.InputGradient when products == "SmallGemm" => InvariantText.Of($"SmallGemm.InputGradientScratch({inputs}, {outputs})"),
            MatMulForm.InputGradient => InvariantText.Of($"Gemm.InputGradientScratch({outputs})"),
            _ => InvariantText.Of($"{products}.WeightGradientScratch({outputs})"),
        };
    }

    private static string Method(ConvolutionKernel kernel) => kernel.Form switch
    {
        MatMulForm.Forward => ConvolutionWays.Tiles(kernel.Window, kernel.Filters) ? "TiledForward" : "Forward",
        MatMulForm.InputGradient => InputGradient(kernel.Window, kernel.Filters),
        _ => WeightGradient(kernel.Window, kernel.Filters),
    };

    private static string Extents(ConvolutionKernel kernel, MemoryLayout layout) => $"{PixelStride(layout, kernel.Left, kernel.Left.Shape)}, {Text(kernel.Window)}, {InvariantText.Of(kernel.Filters)}";

    /// <summary>The products that fit a layer's size.</summary>
    private static string Products(int inputs, int outputs) => System.Math.Max(inputs, outputs) <= WidestSmall ? "SmallGemm" : "Gemm";

    private static string PixelStride(MemoryLayout layout, Value value, Shape shape) => InvariantText.Of(value.Shape.Rank > 1 ? layout.PixelStride(value) : shape.Channels);
}
