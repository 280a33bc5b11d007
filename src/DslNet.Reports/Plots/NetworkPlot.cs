namespace DslNet.Reports;

/// <summary>
/// A network as a diagram: a small dense one neuron by neuron, as textbooks draw it, any other one as boxes from input to output;
/// with shapes and parameter counts.
/// </summary>
public static class NetworkPlot
{
    /// <summary>Draws a network.</summary>
    /// <param name="network">Its description.</param>
    public static Plot Of(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return NeuronDiagram.CanDraw(network) ? NeuronDiagram.Draw(network) : BoxDiagram.Draw(network);
    }

    /// <summary>Draws a network into an SVG file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="network">Its description.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, NetworkInfo network) => Of(network).Save(path);

    /// <summary>What stands above a diagram.</summary>
    internal static string Totals(NetworkInfo network) =>
        $"{PlotText.Count(network.ParameterCount)} parameters, {PlotText.Count(network.ConnectionCount)} connections";
}
