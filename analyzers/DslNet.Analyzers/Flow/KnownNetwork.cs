using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;

namespace DslNet.Analyzers.Flow;

/// <summary>A network whose definition was read and has no errors.</summary>
/// <param name="Graph">Its graph.</param>
/// <param name="Table">Its layers with their shapes.</param>
/// <param name="Outputs">The shape of each output.</param>
internal sealed record KnownNetwork(NetworkGraph Graph, IReadOnlyList<LayerSummary> Table, IReadOnlyList<Shape> Outputs)
{
    /// <summary>Elements per row of each parameter of the generated <c>Predict</c> with named inputs and outputs, in the order of its parameters.</summary>
    public IReadOnlyList<int> NamedSizes => [.. Graph.Inputs.Select(input => input.Row.Size), .. Outputs.Select(output => output.Size)];

    /// <summary>Targets of a row, of all outputs.</summary>
    public int TargetSize => Outputs.Select((output, head) => TargetShape.Of(Graph.LossOf(Graph.Heads[head]), Graph.Options, output).Size).Sum();

    /// <summary>The names of the taps that <c>Predict</c> can compute, in order.</summary>
    public IEnumerable<string> Taps => Table.Where(IsTap).Select(layer => layer.Name);

    /// <summary>The layers whose parameters learn, and can so be frozen, in order; each once, however often a shared one stands in the graph.</summary>
    public IEnumerable<string> LearningLayers
    {
        get
        {
            IReadOnlyCollection<int> frozen = FrozenLayers.Of(Graph);
            return Table.Where((layer, number) => OpTable.HasParameters(layer.Node) && !frozen.Contains(number)).Select(layer => layer.Name);
        }
    }

    /// <summary>Elements per row of a tap, or null where there is none of that name.</summary>
    public int? SizeOfTap(string name) => Table.FirstOrDefault(layer => IsTap(layer) && layer.Name == name)?.Output.Size;

    private static bool IsTap(LayerSummary layer) => OpTable.Is(layer.Node, LayerTraits.NamesValue);
}
