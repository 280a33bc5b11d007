using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>The launched kernels of a list: views launch nothing and are omitted.</summary>
internal sealed class GpuLaunches(IEnumerable<Kernel> kernels, MemoryPlan plan)
{
    /// <summary>The kernels in launch order.</summary>
    public IReadOnlyList<Kernel> Kernels { get; } = [.. kernels.Where(kernel => !plan.IsIdle(kernel))];

    /// <summary>The number of their launches.</summary>
    public int Count => Kernels.Sum(LaunchesOf);

    /// <summary>A cross-entropy is one launch for the rows and one for their mean, with one between them where rows have divisors of their own; that of steps counts them first, in two; a strided copy one for each part and one to clear, an attention's derivative one for the queries and one for the keys; a loop those of its body and its copies at each step; all else is one.</summary>
    private static int LaunchesOf(Kernel kernel) => kernel switch
    {
        SigmoidCrossEntropyKernel { Counts: not null } => 3,
        SoftmaxCrossEntropyKernel or SigmoidCrossEntropyKernel or CtcKernel => 2,
        StepCrossEntropyKernel => 4,
        AttentionGradientKernel => 2,
        LoopKernel loop => loop.States.Count + loop.Sums.Count
            + (loop.Steps * (loop.Body.Sum(LaunchesOf) + loop.Sequences.Count + loop.Results.Count + loop.Sums.Count + loop.States.Count + (loop.Mask is null ? 0 : 1))),
        CopyKernel copy => copy.Parts.Count + (copy.Clears ? 1 : 0),
        _ => 1,
    };
}
