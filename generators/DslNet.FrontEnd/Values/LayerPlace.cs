using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Values;

/// <summary>The source location of a layer.</summary>
/// <param name="Call">The verb with its arguments.</param>
/// <param name="Arguments">The arguments that the user wrote, by the name of their parameter.</param>
/// <param name="Nested">The locations of the layers inside this one, in the order of its blocks.</param>
internal sealed record LayerPlace(Location Call, ImmutableDictionary<string, Location> Arguments, ImmutableArray<LayerPlace> Nested)
{
    /// <summary>This location, then those inside it: the order of <c>LayerNode.SelfAndNested</c>.</summary>
    public IEnumerable<LayerPlace> SelfAndNested() => Nested.SelectMany(place => place.SelfAndNested()).Prepend(this);

    public Location Of(string? argument) => argument is not null && Arguments.TryGetValue(argument, out Location? place) ? place : Call;
}
