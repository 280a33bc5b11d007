using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Sharing;

/// <summary>A call that runs functions on several threads.</summary>
/// <param name="Kind">How it comes to that.</param>
/// <param name="Name">Its name for the message: <c>Parallel.For</c>.</param>
/// <param name="Functions">The functions that it runs: lambdas and method groups.</param>
/// <param name="Loop">For tasks in a loop, the loop: variables declared in it are thread-local.</param>
internal sealed record ThreadedCall(ThreadedCallKind Kind, string Name, ImmutableArray<IOperation> Functions, IOperation? Loop = null);
