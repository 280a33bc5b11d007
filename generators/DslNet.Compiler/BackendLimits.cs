using System.Threading;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler;

/// <summary>The only interface between the target-independent part and the back ends: whether a network fits.</summary>
internal static class BackendLimits
{
    /// <summary>The largest workspace of a convolution and its gradients in floats, independent of the batch.</summary>
    public static double ScratchFloats(Window window, int filters) => ConvolutionSelection.MostScratchFloats(window, filters);

    /// <summary>DN1007: networks that don't fit the memory that the user declared.</summary>
    public static EquatableArray<Finding> Check(NetworkGraph graph, CancellationToken cancellation) => BudgetRule.Check(graph, cancellation);
}
