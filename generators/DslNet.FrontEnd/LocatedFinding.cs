using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>Something wrong with a definition, at its place in the source.</summary>
/// <param name="Rule">The id, such as <c>DN1003</c>.</param>
/// <param name="Location">The very node that is wrong.</param>
/// <param name="Message">The whole message.</param>
/// <param name="Mend">What a fix has to know, or null.</param>
public sealed record LocatedFinding(string Rule, Location Location, string Message, string? Mend = null);
