namespace DslNet.Analyzers.Tests.Harness;

/// <summary>What came of broken sources.</summary>
/// <param name="Thrown">Exceptions in words, each with its source.</param>
/// <param name="Diagnostics">How often there was something to say.</param>
/// <param name="Fixes">How often something to mend.</param>
/// <param name="Strays">How often a fix found something to do at a place taken at random.</param>
public sealed record MutationResult(IReadOnlyList<string> Thrown, int Diagnostics, int Fixes, int Strays);
