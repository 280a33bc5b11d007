using System.Linq;

namespace DslNet.Compiler.Emit;

/// <summary>The network's table, for the class's doc comment: what the editor shows over its name.</summary>
internal static class LayerTable
{
    public static void Print(SourceWriter writer, CompiledNetwork network)
    {
        int parameters = network.Layers.Sum(layer => layer.Parameters);
        long connections = network.Layers.Sum(layer => layer.Connections);
        writer.Line("/// <remarks>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>layer</term><description>output; parameters</description></listheader>");
        writer.Line($"/// <item><term>input</term><description>{network.Input}</description></item>");
        foreach (LayerSummary layer in network.Layers)
        {
            string count = layer.Parameters > 0 ? $"; {InvariantText.Of(layer.Parameters)}" : "";
            writer.Line($"/// <item><term>{layer.Name}</term><description>{layer.Output}{count}</description></item>");
        }

        writer.Line("/// </list>");
        writer.Line($"/// {InvariantText.Of(parameters)} parameters, {connections.ToString(System.Globalization.CultureInfo.InvariantCulture)} connections, loss {network.Options.Loss}.");
        writer.Line("/// </remarks>");
    }
}
