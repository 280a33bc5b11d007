using System.Collections.Immutable;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;

namespace DslNet.FrontEnd;

/// <summary>The result of reading a class with the attribute.</summary>
/// <param name="Class">What a partial declaration must repeat.</param>
/// <param name="CanBeCompleted">Whether a partial declaration is possible; false with DN1001.</param>
/// <param name="Graph">What the definition describes; null where it couldn't be read to its end.</param>
/// <param name="Locations">The source locations of the graph's parts.</param>
/// <param name="Findings">Why it couldn't be read; also empty where C# reports the error.</param>
public sealed record DefinitionReading(NetworkClass Class, bool CanBeCompleted, NetworkGraph? Graph, DefinitionLocations Locations, ImmutableArray<LocatedFinding> Findings)
{
    /// <summary>Inputs that no output depends on (DN1016).</summary>
    public ImmutableArray<LocatedFinding> Unused { get; init; } = [];

    /// <summary>Layers bound to one name that have several sets of weights (DN2009).</summary>
    public ImmutableArray<LocatedFinding> Unshared { get; init; } = [];

    /// <summary>Members of the class that conflict with generated ones (DN1014).</summary>
    public ImmutableArray<LocatedFinding> MemberFindings { get; init; } = [];
}
