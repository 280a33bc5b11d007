using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Values;

/// <summary>An application of a named layer.</summary>
/// <param name="Symbol">The local or field.</param>
/// <param name="Place">Where it is read.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record LayerApplication(ISymbol Symbol, Location Place, ImmutableArray<PlacedLayer> Layers);
