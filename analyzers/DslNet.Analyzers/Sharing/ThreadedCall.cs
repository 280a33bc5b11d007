using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Sharing;

/// <summary>A call that runs functions on several threads.</summary>
/// <param name="Kind">How it comes to that.</param>
/// <param name="Name">As a reader knows it: <c>Parallel.For</c>.</param>
/// <param name="Functions">What it runs: lambdas and methods, as they are given.</param>
/// <param name="Loop">For tasks in a loop, the loop: what is declared in it, each thread has for itself.</param>
internal sealed record ThreadedCall(ThreadedCallKind Kind, string Name, ImmutableArray<IOperation> Functions, IOperation? Loop = null);
