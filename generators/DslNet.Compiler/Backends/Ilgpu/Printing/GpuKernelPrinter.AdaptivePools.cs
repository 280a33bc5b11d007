using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

// Adaptive pooling: a thread for each element of the result.
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(AdaptivePoolKernel kernel) => Adaptive(kernel, "Average", kernel.Input, kernel.Output, kernel.Lengths, kernel.Input.Shape, kernel.Output.Shape);

    public IEnumerable<GpuLaunch> Visit(AdaptivePoolGradientKernel kernel) => Adaptive(kernel, "Gradient", kernel.Upstream, kernel.InputGradient, kernel.Lengths, kernel.InputGradient.Shape, kernel.Upstream.Shape);

    private IEnumerable<GpuLaunch> Adaptive(Kernel kernel, string method, Value read, Value written, Value? lengths, Shape from, Shape to)
    {
        int height = from.Rank == 3 ? from.Extents[0] : 1, outHeight = to.Rank == 3 ? to.Extents[0] : 1;
        string windows = InvariantText.Of(
            $"new GpuAdaptiveWindows {{ Height = {height}, Width = {from.Pixels / height}, Channels = {from.Channels}, OutHeight = {outHeight}, OutWidth = {to.Pixels / outHeight}, Counts = {Flag(lengths)} }}");
        string count = Count(perRow: true, written.Size), x = memory.ViewOf(read);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, GpuAdaptiveWindows, int, {View}", $"GpuAdaptivePool.{method}", $"Each({count})", $"{x}, {ViewOr(lengths, x)}, {windows}, {count}, {memory.ViewOf(written)}"),
        ];
    }
}
