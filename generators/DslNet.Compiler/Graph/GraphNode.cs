namespace DslNet.Compiler.Graph;

/// <summary>A layer and the values that it is applied to: one, or several of a join.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Sources">Inputs and earlier nodes, in the order of the verb's parameters.</param>
public sealed record GraphNode(LayerNode Layer, EquatableArray<GraphSource> Sources);
