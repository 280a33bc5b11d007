using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>
/// A list of kernels as it is launched: what has nothing to do on a device is left out, and the sum that is a bias's gradient goes with
/// the product that is its weight's, as one more row of it.
/// </summary>
internal sealed class GpuLaunches
{
    private readonly Dictionary<Kernel, Value> biases = [];

    public GpuLaunches(IEnumerable<Kernel> kernels, GpuMemoryMap memory)
    {
        Kernel[] all = [.. kernels];
        HashSet<Kernel> taken = [];
        foreach (MatMulKernel product in all.OfType<MatMulKernel>().Where(kernel => kernel.Form == MatMulForm.WeightGradient))
        {
            ReduceRowsKernel? sum = all.OfType<ReduceRowsKernel>().FirstOrDefault(kernel => !taken.Contains(kernel) && IsSumOf(kernel, product.Right) && memory.Follows(kernel.Output, product.Product));
            if (sum is not null)
            {
                taken.Add(sum);
                biases[product] = sum.Output;
            }
        }

        Kernels = [.. all.Where(kernel => !taken.Contains(kernel) && !memory.Plan.IsIdle(kernel))];
    }

    /// <summary>In the order of their launches.</summary>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>How many launches they take.</summary>
    public int Count => Kernels.Sum(LaunchesOf);

    /// <summary>The gradient that a product brings along, or null.</summary>
    public Value? BiasOf(Kernel kernel) => biases.TryGetValue(kernel, out Value? bias) ? bias : null;

    /// <summary>A cross-entropy is one launch for the rows and one for their mean, a strided copy one for each part and one to clear; all else is one.</summary>
    private static int LaunchesOf(Kernel kernel) => kernel switch
    {
        SoftmaxCrossEntropyKernel or SigmoidCrossEntropyKernel => 2,
        CopyKernel copy => copy.Parts.Count + (copy.Clears ? 1 : 0),
        _ => 1,
    };

    private static bool IsSumOf(ReduceRowsKernel kernel, Value gradient) =>
        kernel.Reduction == Reduction.Sum
        && kernel.Size == kernel.Output.Size
        && kernel.Operands.Count == 1
        && kernel.Operands[0] == gradient
        && kernel.Expression is { Kind: ExprKind.Operand, Index: 0 };
}
