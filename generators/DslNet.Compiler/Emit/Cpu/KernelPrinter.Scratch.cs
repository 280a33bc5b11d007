using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <content>How much scratch memory the printed calls need for each thread.</content>
internal sealed partial class KernelPrinter
{
    /// <summary>The expression that asks the run time for the most that any of the kernels needs; each kind of call is asked once.</summary>
    public static string MostScratch(IEnumerable<Kernel> kernels) =>
        $"ScratchMemory.Most({string.Join(", ", kernels.Select(ScratchOf).Where(need => need is not null).Distinct())})";

    /// <summary>What a kernel's call needs, as C# that asks the method beside the one that is called; null where it needs nothing.</summary>
    private static string? ScratchOf(Kernel kernel) => kernel switch
    {
        MatMulKernel product => ScratchOf(product.Form, product.In, product.Out),
        ConvolutionKernel convolution when IsPointwise(convolution) => ScratchOf(convolution.Form, convolution.Window.Channels, convolution.Filters),
        ConvolutionKernel convolution => $"Convolution.{Method(convolution)}Scratch({Extents(convolution.Left, convolution)})",
        PooledConvolutionKernel { Convolution: var convolution, Pool.Window: var pool } =>
            $"Convolution.{(ConvolutionWays.Tiles(convolution.Window, convolution.Filters, pool) ? "Tiled" : "")}PooledScratch({Extents(convolution.Left, convolution)}, {Text(pool)})",
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

    private static string Extents(Value images, ConvolutionKernel kernel) => $"{PixelStride(images, images.Shape)}, {Text(kernel.Window)}, {InvariantText.Of(kernel.Filters)}";

    /// <summary>The products that fit a layer's size.</summary>
    private static string Products(int inputs, int outputs) => System.Math.Max(inputs, outputs) <= WidestSmall ? "SmallGemm" : "Gemm";

    private static string PixelStride(Value value, Shape shape) => InvariantText.Of(value.Shape.Rank > 1 ? value.PixelStride : shape.Channels);
}
