using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <content>The losses of sequences.</content>
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

    /// <summary>The steps of each row that count, the rows' divisors by those, the losses of the steps, and their mean.</summary>
    public IEnumerable<GpuLaunch> Visit(StepCrossEntropyKernel kernel)
    {
        string steps = InvariantText.Of(kernel.Steps), classes = InvariantText.Of(kernel.Classes), count = Count(perRow: true, kernel.Steps);
        string target = memory.ViewOf(kernel.Target), divisors = memory.ViewOf(kernel.Divisors), losses = memory.ViewOf(kernel.StepLoss);

        // A kernel has no optional views: another stands for one that isn't there, and isn't read as such.
        string lengths = kernel.Lengths is null ? target : memory.ViewOf(kernel.Lengths), counts = kernel.Counts is null ? $"{divisors}, 0" : $"{memory.ViewOf(kernel.Counts)}, 1";
        string has = InvariantText.Of((kernel.Lengths is null ? 0 : 1) + (kernel.Ignored is null ? 0 : 2));
        return
        [
            GpuLaunch.Of(
                Field(kernel) + "Count", $"{View}, {View}, int, int, int, {View}, {View}", "GpuStepLoss.Count", "Groups(rows)",
                $"{target}, {lengths}, {has}, {InvariantText.Of(kernel.Ignored ?? 0)}, {steps}, {divisors}, {losses}"),
            GpuLaunch.Of(Field(kernel) + "Divide", $"{View}, int, int, {View}", "GpuStepLoss.Divide", "Groups(1)", $"{counts}, rows, {divisors}"),
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, float, float, int, int, {View}, {View}, {View}", "GpuStepLoss.CrossEntropy", $"Groups({count})",
                $"{memory.ViewOf(kernel.Logits)}, {target}, {InvariantText.Literal(kernel.Smoothing)}, {InvariantText.Literal(kernel.FocalGamma)}, {steps}, {classes}, {divisors}, {losses}, {memory.ViewOf(kernel.LogitsGradient)}"),
            GpuLaunch.Of(Field(kernel) + "Mean", $"{View}, {View}, int, int, {View}", "GpuStepLoss.Mean", "Groups(1)", $"{losses}, {divisors}, {steps}, {count}, {memory.ViewOf(kernel.Loss)}"),
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
