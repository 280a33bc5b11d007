using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Attention.</content>
internal partial class KernelRules
{
    public bool Visit(AttentionKernel kernel)
    {
        Demand(kernel.Output.Shape.Rank == 2 && kernel.Output.PerRow, kernel, $"gives {kernel.Output}, which is no sequence");
        Demand(kernel.Heads > 0 && kernel.Width % kernel.Heads == 0, kernel, $"divides {kernel.Output} among {kernel.Heads} heads");
        foreach (AttentionOperand operand in new[] { kernel.Queries, kernel.Keys, kernel.Values })
        {
            Value value = operand.Value;
            Demand(value.Kind == ValueKind.Activation && value.Shape.Rank == 2, kernel, $"reads {value}, which is no sequence of activations");
            Demand(operand.From >= 0 && operand.From + kernel.Width <= value.Shape.Channels, kernel, $"reads columns of {value} from {operand.From} on, which has fewer");
        }

        Demand(kernel.Queries.Steps == kernel.Output.Shape.Extents[0], kernel, $"has other queries than outputs: {kernel.Queries.Value} and {kernel.Output}");
        Demand(kernel.Keys.Steps == kernel.Values.Steps, kernel, $"has other keys than values: {kernel.Keys.Value} and {kernel.Values.Value}");
        Demand(!kernel.IsCausal || kernel.Keys.Steps == kernel.Queries.Steps, kernel, $"is causal, but has {kernel.Queries.Steps} queries and {kernel.Keys.Steps} keys");
        Demand(kernel.Lengths is null or { PerRow: true, Size: 1 }, kernel, $"has lengths that aren't a number per row");
        Demand(kernel.LogSum is null || kernel.LogSum.Shape == Shape.Of(kernel.Heads, kernel.Queries.Steps), kernel, $"keeps log-sums that aren't one for each head and query");
        return true;
    }

    public bool Visit(AttentionGradientKernel kernel)
    {
        AttentionKernel attention = kernel.Attention;
        Demand(attention.LogSum is not null, kernel, $"has no log-sums");
        Same(kernel, kernel.Upstream, attention.Output);
        Visit(attention);
        foreach (IGrouping<Value, (AttentionOperand Operand, Value Gradient)> group in kernel.Gradients.GroupBy(pair => pair.Operand.Value))
        {
            Demand(group.All(pair => pair.Gradient == group.First().Gradient && pair.Gradient.Shape == group.Key.Shape), kernel, $"has a gradient that isn't like {group.Key}");
            IEnumerable<int> written = group.Select(pair => pair.Operand.From).OrderBy(from => from);
            bool whole = written.SequenceEqual(Enumerable.Range(0, group.Count()).Select(index => index * attention.Width)) && group.Key.Shape.Channels == group.Count() * attention.Width;
            Demand(whole, kernel, $"doesn't write each column of the gradient of {group.Key} once");
        }

        Demand(kernel.Outputs.Count() == kernel.Gradients.Select(pair => pair.Operand.Value).Distinct().Count(), kernel, $"has one gradient for several values");
        return true;
    }
}
