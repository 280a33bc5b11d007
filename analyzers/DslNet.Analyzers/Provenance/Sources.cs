using System.Collections.Immutable;

namespace DslNet.Analyzers.Provenance;

/// <summary>The expressions that produce a value.</summary>
/// <param name="Leaves">The visible ones; a variable stands for itself where its assignments aren't visible.</param>
/// <param name="Complete">Whether these are all.</param>
internal sealed record Sources(ImmutableArray<Value> Leaves, bool Complete);
