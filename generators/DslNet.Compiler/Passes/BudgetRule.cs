using System.Linq;
using System.Text;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Passes;

/// <summary>DN1007: whether training fits the memory that the user declared.</summary>
internal static class BudgetRule
{
    public static EquatableArray<Finding> Check(NetworkGraph graph)
    {
        if (graph.Options.MemoryBudget is not { } text || ByteSize.Parse(text) is not { } budget)
        {
            return default;
        }

        CompiledNetwork network = NetworkCompiler.Compile(graph);
        long parameters = 4 * network.Layers.Sum(layer => (long)layer.Parameters);
        long gradients = graph.Options.Loss == LossKind.None ? 0 : parameters;
        long activations = 4 * ((graph.Options.Batch * network.Plan.SlotWidths.Sum(width => (long)width)) + network.Plan.StatisticSizes.Sum(size => (long)size));
        long total = parameters + gradients + activations;
        if (total <= budget)
        {
            return default;
        }

        StringBuilder message = new();
        message.Append($"the network takes {ByteSize.Of(total)} at batch {InvariantText.Of(graph.Options.Batch)}, over its budget of {text}: ");
        message.Append($"parameters {ByteSize.Of(parameters)}, gradients {ByteSize.Of(gradients)}, activations {ByteSize.Of(activations)} (the optimizer's state comes on top). Layers: ");
        message.Append(string.Join("; ", network.Layers.Select(layer => $"{layer.Name} {layer.Output}{(layer.Parameters == 0 ? "" : ", " + ByteSize.Of(4L * layer.Parameters))}")));
        return EquatableArray.Of(new Finding("DN1007", Finding.WholeNetwork, "MemoryBudget", message.ToString()));
    }
}
