using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>A finding with its source location.</summary>
/// <param name="Rule">The id, such as <c>DN1003</c>.</param>
/// <param name="Location">The node at fault.</param>
/// <param name="Message">The whole message.</param>
/// <param name="Mend">A suggestion for the fix, or null.</param>
public sealed record LocatedFinding(string Rule, Location Location, string Message, string? Mend = null);
