using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>Adaptive pooling.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(AdaptivePoolKernel kernel)
    {
        string call = $"AdaptivePooling.Average({memory.Owner}.Workers, {memory.SliceOf(kernel.Input)}, rows, {Windows(kernel.Input.Shape, kernel.Output.Shape)}, {memory.SliceOf(kernel.Output)}{Counted(kernel.Lengths)})";
        Method(kernel, $"{kernel.Output.Name} = the means of {kernel.Input.Name} in windows, as many as it has pixels. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(AdaptivePoolGradientKernel kernel)
    {
        string call = $"AdaptivePooling.Gradient({memory.Owner}.Workers, {memory.SliceOf(kernel.Upstream)}, rows, {Windows(kernel.InputGradient.Shape, kernel.Upstream.Shape)}, {memory.SliceOf(kernel.InputGradient)}{Counted(kernel.Lengths)})";
        Method(kernel, $"{kernel.InputGradient.Name} = {kernel.Upstream.Name} in equal shares, from the windows of an adaptive pool. {Shapes(kernel)}.", call);
        return true;
    }

    /// <summary>A sequence is an image of one row.</summary>
    private static string Windows(Shape from, Shape to) =>
        InvariantText.Of($"new AdaptiveWindows({Height(from)}, {from.Pixels / Height(from)}, {from.Channels}, {Height(to)}, {to.Pixels / Height(to)})");

    private static int Height(Shape shape) => shape.Rank == 3 ? shape.Extents[0] : 1;
}
