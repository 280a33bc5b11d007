using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;

namespace DslNet.Generators;

/// <summary>
/// Files of a compilation differ in more than case, or the compiler refuses them all. Classes rarely don't; those that don't
/// (<c>Digits</c> and <c>DIGITS</c>) get a number.
/// </summary>
internal static class HintNames
{
    /// <summary>The names that are like another but for case, in order; empty, and so equal from edit to edit, where all is well.</summary>
    public static EquatableArray<string> Clashing(ImmutableArray<NetworkModel?> models, CancellationToken cancellation) => models
        .OfType<NetworkModel>()
        .Select(model => model.Class.HintName)
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The name to use, or null for two classes of one name: that is an error of C#'s, and neither can be completed.</summary>
    public static string? Unique(string name, EquatableArray<string> clashing) => clashing.Count(other => other == name) switch
    {
        0 => name,
        1 => InvariantText.Of($"{name.Substring(0, name.Length - ".g.cs".Length)}.{clashing.TakeWhile(other => other != name).Count()}.g.cs"),
        _ => null,
    };
}
