using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <content>The loss of a sequence of labels.</content>
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(BlankPaddingKernel kernel)
    {
        string count = Count(perRow: true, kernel.Output.Size);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, int, int, int, {View}", "GpuCtc.Pad", $"Each({count})",
                $"{memory.ViewOf(kernel.Logits)}, {memory.ViewOf(kernel.Lengths)}, {InvariantText.Of(kernel.Logits.Shape.Pixels)}, {InvariantText.Of(kernel.Logits.Shape.Channels)}, {count}, {memory.ViewOf(kernel.Output)}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(CtcKernel kernel)
    {
        // A kernel has no optional views: where all steps count, the logits stand for the lengths, and aren't read as such.
        string lengths = kernel.Lengths is null ? $"{memory.ViewOf(kernel.Logits)}, 0" : $"{memory.ViewOf(kernel.Lengths)}, 1";
        string arguments = $"{memory.ViewOf(kernel.Logits)}, {memory.ViewOf(kernel.Target)}, {lengths}, rows, {InvariantText.Of(kernel.Steps)}, {InvariantText.Of(kernel.Classes)}, {InvariantText.Of(kernel.MaxLabels)}, "
            + $"{memory.ViewOf(kernel.Trellis)}, {memory.ViewOf(kernel.RowLoss)}, {memory.ViewOf(kernel.LogitsGradient)}";
        return Loss(
            kernel, kernel.RowLoss, kernel.Loss, kernel.LogitsGradient, kernel.Counts,
            $"{View}, {View}, {View}, int, int, int, int, int, {View}, {View}, {View}", "GpuCtc.Loss", arguments);
    }
}
