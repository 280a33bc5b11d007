using System.Threading;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler;

/// <summary>What the neutral part asks of the back ends, and the one place where it names them: whether a network fits.</summary>
internal static class BackendLimits
{
    /// <summary>Floats that a convolution and its gradients need at most beside their values, whatever the batch.</summary>
    public static double ScratchFloats(Window window, int filters) => ConvolutionSelection.MostScratchFloats(window, filters);

    /// <summary>DN1007: what doesn't fit the memory that the user declared.</summary>
    public static EquatableArray<Finding> Check(NetworkGraph graph, CancellationToken cancellation) => BudgetRule.Check(graph, cancellation);
}
