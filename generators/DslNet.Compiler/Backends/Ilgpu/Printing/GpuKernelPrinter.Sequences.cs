using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

// Sequences whose rows have lengths, embeddings, and what works on each step.
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(StepsKernel kernel)
    {
        string count = Count(perRow: true, kernel.Output.Size), steps = InvariantText.Of(kernel.Steps), channels = InvariantText.Of(kernel.Sequence.Size / kernel.Steps);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, int, int, int, {View}", $"GpuSequences.{kernel.Kind}", $"Each({count})",
                $"{memory.ViewOf(kernel.Input)}, {memory.ViewOf(kernel.Lengths)}, {steps}, {channels}, {count}, {memory.ViewOf(kernel.Output)}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(GatherKernel kernel)
    {
        string count = Count(perRow: true, kernel.Output.Size), table = memory.ViewOf(kernel.Table), output = memory.ViewOf(kernel.Output);
        return
        [
            kernel.Tokens is { } tokens
                ? GpuLaunch.Of(
                    Field(kernel), $"{View}, {View}, int, int, {View}", "GpuSequences.Gather", $"Each({count})",
                    $"{memory.ViewOf(tokens)}, {table}, {InvariantText.Of(kernel.Table.Shape.Channels)}, {count}, {output}")
                : GpuLaunch.Of(Field(kernel), $"{View}, int, int, {View}", "GpuSequences.Repeat", $"Each({count})", $"{table}, {InvariantText.Of(kernel.Table.Size)}, {count}, {output}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(GatherGradientKernel kernel)
    {
        string count = InvariantText.Of(kernel.TableGradient.Size), upstream = memory.ViewOf(kernel.Upstream), gradient = memory.ViewOf(kernel.TableGradient);
        return
        [
            kernel.Tokens is { } tokens
                ? GpuLaunch.Of(
                    Field(kernel), $"{View}, {View}, int, int, int, {View}", "GpuSequences.Gradient", $"Each({count})",
                    $"{memory.ViewOf(tokens)}, {upstream}, {InvariantText.Of(kernel.TableGradient.Shape.Channels)}, {Count(perRow: true, kernel.Steps)}, {count}, {gradient}")
                : GpuLaunch.Of(Field(kernel), $"{View}, int, int, {View}", "GpuSequences.RepeatGradient", $"Each({count})", $"{upstream}, rows, {count}, {gradient}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(SoftmaxGradientKernel kernel)
    {
        (string rows, string columns) = Pixels(kernel.Output);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, int, {View}", "GpuSoftmax.Gradient", $"Groups({rows})",
                $"{memory.ViewOf(kernel.Upstream)}, {memory.ViewOf(kernel.Output)}, {columns}, {memory.ViewOf(kernel.InputGradient)}"),
        ];
    }
}
