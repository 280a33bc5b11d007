using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Provenance;

/// <summary>One assignment of a variable.</summary>
/// <param name="Value">The value.</param>
/// <param name="At">The assignment or declaration.</param>
internal sealed record Assigned(IOperation Value, IOperation At);
