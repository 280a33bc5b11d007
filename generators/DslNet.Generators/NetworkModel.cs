using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;

namespace DslNet.Generators;

/// <summary>
/// What the pipeline caches by: plain values, equal by value, that hold on to no compilation. Two readings of an unchanged definition are
/// equal, whatever else was edited, so nothing behind them runs again.
/// </summary>
/// <param name="Class">The class to complete.</param>
/// <param name="Graph">What it defines, or null where the definition has errors.</param>
/// <param name="Failure">The exception that the reader failed with, in words, or null.</param>
internal sealed record NetworkModel(NetworkClass Class, NetworkGraph? Graph, string? Failure);
