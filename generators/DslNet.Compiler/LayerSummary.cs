using DslNet.Compiler.Graph;

namespace DslNet.Compiler;

/// <summary>A line of the network's table.</summary>
/// <param name="Name">Such as <c>dense1</c>.</param>
/// <param name="Node">The layer as declared.</param>
/// <param name="Input">Shape of its input.</param>
/// <param name="Output">Shape of its output.</param>
/// <param name="Parameters">The number of trained scalars.</param>
/// <param name="Connections">Inputs × units of a dense layer, positions × kernel × channels in × filters of a convolution, else 0.</param>
public sealed record LayerSummary(string Name, LayerNode Node, Shape Input, Shape Output, int Parameters, long Connections)
{
    /// <summary>Such as <c>Dense</c>.</summary>
    public string Verb => Node.Verb;
}
