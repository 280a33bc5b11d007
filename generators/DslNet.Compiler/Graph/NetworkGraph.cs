using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Graph;

/// <summary>
/// What the user said, as plain values: equal by value, and free of symbols, syntax and locations,
/// so that the incremental pipeline can cache by it.
/// </summary>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Layers">Repeat and Chain are expanded; a Residual keeps its block inside.</param>
/// <param name="Options">The attribute's properties.</param>
public sealed record NetworkGraph(Shape Input, EquatableArray<LayerNode> Layers, NetworkOptions Options)
{
    /// <summary>Every layer, nested ones behind the one that holds them; a finding's layer number counts along this.</summary>
    public IEnumerable<LayerNode> AllLayers => Layers.SelectMany(layer => layer.SelfAndNested());

    /// <summary>The canonical text, the same that <c>Net.ToString()</c> gives at run time.</summary>
    public override string ToString() => string.Join(" >> ", Layers.Select(layer => layer.ToString()).Prepend($"Input({string.Join(", ", Input.Extents.Select(InvariantText.Of))})"));
}
