using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Provenance;

/// <summary>One value that a variable is given.</summary>
/// <param name="Value">The value.</param>
/// <param name="At">The assignment or declaration.</param>
internal sealed record Assigned(IOperation Value, IOperation At);
