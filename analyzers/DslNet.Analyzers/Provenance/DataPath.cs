using System.Collections.Immutable;

namespace DslNet.Analyzers.Provenance;

/// <summary>One way that data may have come.</summary>
/// <param name="Root">Where it begins: a reader's call, or what can't be followed further.</param>
/// <param name="Complete">Whether that is all that may stand at this end.</param>
/// <param name="Steps">From the set back to the root.</param>
internal sealed record DataPath(Value Root, bool Complete, ImmutableArray<DataStep> Steps);
