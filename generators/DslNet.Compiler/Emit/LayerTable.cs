using System.Linq;

namespace DslNet.Compiler.Emit;

/// <summary>The network's table, for the class's doc comment: what the editor shows for its name.</summary>
internal static class LayerTable
{
    public static void Print(SourceWriter writer, CompiledNetwork network)
    {
        writer.Line("/// <remarks>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>layer</term><description>output, parameters, connections</description></listheader>");
        writer.Line($"/// <item><term>input</term><description>{network.Input}</description></item>");
        foreach (LayerSummary layer in network.Layers)
        {
            string counts = layer.Parameters > 0 ? $", {Counts(layer.Parameters, layer.Connections)}" : "";
            writer.Line($"/// <item><term>{layer.Name}</term><description>{layer.Output}{counts}</description></item>");
        }

        writer.Line("/// </list>");
        string totals = Counts(network.Layers.Sum(layer => layer.Parameters), network.Layers.Aggregate(0L, (sum, layer) => sum + System.Math.Min(layer.Connections, long.MaxValue - sum)));
        writer.Line($"/// {totals}, loss {network.Loss}.");
        writer.Line("/// </remarks>");
    }

    private static string Counts(int parameters, long connections) =>
        InvariantText.Of($"{parameters} parameters") + (connections > 0 ? InvariantText.Of($", {connections} connections") : "");
}
