using DslNet.Compiler;
using DslNet.Compiler.Graph;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Methods that call what a network has because of its inputs, outputs and taps: with spans in their parameters, reflection can't.</summary>
internal static class CallText
{
    public static IEnumerable<string> Of(NetworkGraph graph, string name)
    {
        yield return $"public static void Alone({name} network, float[] input, float[] output)\n    {{\n        using Predictor<{name}> predictor = new(network);\n        predictor.Predict(input, output);\n    }}";
        if (graph.Inputs.Count + graph.Heads.Count > 2)
        {
            IEnumerable<string> inputs = graph.Inputs.Select((_, index) => $"{Naming.NameOfInput(graph, index)}: inputs[{InvariantText.Of(index)}]");
            IEnumerable<string> outputs = graph.Heads.Select((head, index) => $"{Naming.NameOf(head)}: outputs[{InvariantText.Of(index)}]");
            yield return $"public static void Named({name} network, float[][] inputs, float[][] outputs) => network.Predict({string.Join(", ", inputs.Concat(outputs))});";
        }

        if (graph.AllLayers.Any(layer => layer.Verb == "Tap"))
        {
            yield return $"public static void Tap({name} network, string tap, float[] input, float[] output) => network.Predict(tap, input, output);";
        }
    }
}
