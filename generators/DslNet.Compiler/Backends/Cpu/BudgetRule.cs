using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>DN1007: whether training fits the memory that the user declared.</summary>
internal static class BudgetRule
{
    // Floats of a row's weight in a weighted step, padded to a vector.
    private const int CountFloats = 8;

    public static EquatableArray<Finding> Check(NetworkGraph graph, CancellationToken cancellation)
    {
        if (graph.Options.MemoryBudget is not { } text || ByteSize.Parse(text) is not { } budget)
        {
            return default;
        }

        (CompiledNetwork network, KernelProgram program, MemoryPlan plan) = CpuBackend.Place(NetworkCompiler.Compile(graph, cancellation), cancellation);
        double trained = Bytes(program.Parameters.Select(parameter => (long)CpuLayout.Instance.StoredFloats(parameter.Value)));
        double parameters = trained + Bytes(program.Buffers.Select(buffer => (long)CpuLayout.Instance.StoredFloats(buffer.Value)));
        double gradients = graph.HasLoss ? trained : 0;
        double activations = Math.Max(Bytes(plan.SlotWidths.Select(width => (long)graph.Options.Batch * width)), Bytes([(long)graph.Options.Batch * plan.EvalWidth]))
            + Bytes(plan.StatisticSizes.Select(size => (long)size))
            + Bytes([graph.HasLoss ? (long)graph.Options.Batch * CountFloats : 0]);
        double total = parameters + gradients + activations;
        if (plan.SlotWidths.Max() is var widest && (long)widest * graph.Options.Batch > Addressable.Floats && total <= budget)
        {
            return EquatableArray.Of(new Finding("DN1007", Finding.WholeNetwork, "Batch", InvariantText.Of(
                $"a batch of {graph.Options.Batch} rows is more than can be addressed: with {widest} numbers a row, at most {Addressable.Floats / widest} rows")));
        }

        if (total <= budget)
        {
            return default;
        }

        StringBuilder message = new();
        message.Append($"the network takes {ByteSize.Of(total)} at batch {InvariantText.Of(graph.Options.Batch)}, over its budget of {QuotedText.Cleaned(text)}: ");
        message.Append($"parameters {ByteSize.Of(parameters)}, gradients {ByteSize.Of(gradients)}, activations {ByteSize.Of(activations)} (the optimizer's state and the threads' scratch memory come on top). Layers: ");
        message.Append(string.Join("; ", network.Layers.Select(layer => $"{layer.Name} {layer.Output}{(layer.Parameters == 0 ? "" : ", " + ByteSize.Of(4L * layer.Parameters))}")));
        return EquatableArray.Of(new Finding("DN1007", Finding.WholeNetwork, "MemoryBudget", message.ToString()));
    }

    /// <summary>
    /// As the network allocates it at run time (and <c>NetworkInfo.Memory</c> counts it, which knows the number of threads, too): each allocation is aligned to a cache line of 16 floats. A double is exact
    /// for every realistic memory size, and doesn't overflow for a batch that fits no memory.
    /// </summary>
    private static double Bytes(IEnumerable<long> stretches) => sizeof(float) * stretches.Sum(floats => (double)((floats + 15) / 16 * 16));
}
