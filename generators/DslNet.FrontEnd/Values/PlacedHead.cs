using DslNet.Compiler.Graph;

namespace DslNet.FrontEnd.Values;

/// <summary>An output and its source location.</summary>
internal sealed record PlacedHead(string? Name, PlacedValue Value, LossKind? Loss, float Weight, LayerPlace Place);
