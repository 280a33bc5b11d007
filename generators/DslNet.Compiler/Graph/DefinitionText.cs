using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Graph;

/// <summary>
/// A canonical text of a definition, line by line: the input, each layer with all its arguments, and the class's own loss. The user's
/// functions are shown as formulas with a fingerprint, since a formula is rounded and truncated.
/// </summary>
public static class DefinitionText
{
    /// <summary>The lines, in the order of the definition; a Residual's block is in its line. Where a layer reads another one than the previous one, its line names it.</summary>
    public static IEnumerable<string> Of(NetworkGraph graph)
    {
        bool isChain = graph.IsChain;
        foreach ((GraphInput input, int index) in graph.Inputs.Select((input, index) => (input, index)))
        {
            yield return isChain ? input.ToString() : $"{NameOf(GraphSource.OfInput(index))} = {input}";
        }

        foreach ((GraphNode node, int index) in graph.Nodes.Select((node, index) => (node, index)))
        {
            yield return isChain ? Of(node.Layer) : $"{NameOf(GraphSource.OfNode(index))} = {string.Join(", ", node.Sources.Select(NameOf))} >> {Of(node.Layer)}";
        }

        foreach (GraphHead head in graph.Heads.Where(_ => !isChain))
        {
            yield return $"Head({(head.Name is null ? "" : $"\"{head.Name}\", ")}{NameOf(head.Source)}, loss: {graph.LossOf(head)}, weight: {InvariantText.Of(head.Weight)})";
        }

        if (graph.Options.CustomLoss is { } loss)
        {
            yield return $"LossOf(x0, x1) = {Of(loss)}";
        }
    }

    private static string NameOf(GraphSource source) => (source.IsInput ? "input" : "x") + InvariantText.Of(source.Index + 1);

    private static string Of(LayerNode layer) => layer.Arguments.Count == 0
        ? layer.Verb
        : $"{layer.Verb}({string.Join(", ", layer.Arguments.Select(argument => $"{argument.Name}: {Of(argument.Value)}"))})";

    private static string Of(ArgumentValue value) => value switch
    {
        ArgumentValue.Function function => Of(function.Value),
        ArgumentValue.Cell cell => cell.Said(Of),
        ArgumentValue.Block block => string.Join(" >> ", block.Layers.Select(Of)),
        _ => value.ToString(),
    };

    private static string Of(ScalarFunction function) => $"{function} #{Fingerprint(function)}";

    /// <summary>FNV-1a, 64 bits, over every step and every bit of its constants. (G. Fowler, L. C. Noll, P. Vo.)</summary>
    private static string Fingerprint(ScalarFunction function)
    {
        ulong hash = 14695981039346656037;
        foreach (ScalarStep step in function.Steps)
        {
            string text = InvariantText.Of($"{step.Kind} {BitConverter.DoubleToInt64Bits(step.Value)} {step.Index} {step.Comparison} {string.Join(",", step.Arguments.Select(InvariantText.Of))};");
            foreach (byte letter in Encoding.UTF8.GetBytes(text))
            {
                hash = unchecked((hash ^ letter) * 1099511628211);
            }
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
