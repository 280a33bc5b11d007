using System.Collections.Immutable;

namespace DslNet.Analyzers.Provenance;

/// <summary>The expressions behind a value.</summary>
/// <param name="Leaves">Those that can be seen; a variable stands for itself where what it is given can't be.</param>
/// <param name="Complete">Whether these are all.</param>
internal sealed record Sources(ImmutableArray<Value> Leaves, bool Complete);
