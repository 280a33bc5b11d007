using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>A list of kernels as it is launched: what has nothing to do on a device is left out.</summary>
internal sealed class GpuLaunches(IEnumerable<Kernel> kernels, MemoryPlan plan)
{
    /// <summary>In the order of their launches.</summary>
    public IReadOnlyList<Kernel> Kernels { get; } = [.. kernels.Where(kernel => !plan.IsIdle(kernel))];

    /// <summary>How many launches they take.</summary>
    public int Count => Kernels.Sum(LaunchesOf);

    /// <summary>A cross-entropy is one launch for the rows and one for their mean, a strided copy one for each part and one to clear; all else is one.</summary>
    private static int LaunchesOf(Kernel kernel) => kernel switch
    {
        SoftmaxCrossEntropyKernel or SigmoidCrossEntropyKernel => 2,
        CopyKernel copy => copy.Parts.Count + (copy.Clears ? 1 : 0),
        _ => 1,
    };
}
