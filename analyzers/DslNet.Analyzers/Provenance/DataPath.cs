using System.Collections.Immutable;

namespace DslNet.Analyzers.Provenance;

/// <summary>One possible lineage of a data set.</summary>
/// <param name="Root">Its source: a reader's call, or what can't be traced further.</param>
/// <param name="Complete">Whether the source is fully known.</param>
/// <param name="Steps">From the set back to the root.</param>
internal sealed record DataPath(Value Root, bool Complete, ImmutableArray<DataStep> Steps);
