using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Every layer of the DSL: one instance of each class in this assembly that derives from <see cref="LayerOp"/>, so that a new layer is registered by being
/// written. Tests walk this table, so a layer that is here is tested.
/// </summary>
public static class OpTable
{
    /// <summary>In the order of their verbs.</summary>
    public static IReadOnlyList<LayerOp> All { get; } =
    [
        .. typeof(LayerOp).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LayerOp)))
            .Select(type => (LayerOp)Activator.CreateInstance(type))
            .OrderBy(op => op.Verb, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, LayerOp> ByVerb = All.ToDictionary(op => op.Verb);

    /// <summary>The op of a verb of the DSL, or null.</summary>
    public static LayerOp? Find(string verb) => ByVerb.TryGetValue(verb, out LayerOp? op) ? op : null;

    /// <summary>The op of a layer that the graph holds.</summary>
    public static LayerOp Of(Graph.LayerNode layer) => ByVerb[layer.Verb];

    /// <summary>Whether the layer isn't null and has all of these traits.</summary>
    public static bool Is(Graph.LayerNode? layer, LayerTraits traits) => layer is not null && Of(layer).Traits.HasFlag(traits);

    /// <summary>Whether a name is a verb of the DSL whose layers have all of these traits.</summary>
    public static bool Is(string? verb, LayerTraits traits) => verb is not null && Find(verb) is { } op && op.Traits.HasFlag(traits);

    /// <summary>Whether a layer has parameters or buffers, and so a view in the generated class: by its kind, or because its function has learned parameters.</summary>
    public static bool HasParameters(Graph.LayerNode layer) => Is(layer, LayerTraits.HasParameters) || layer.LearnedNumbers.Any();
}
