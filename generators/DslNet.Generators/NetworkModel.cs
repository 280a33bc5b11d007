using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;

namespace DslNet.Generators;

/// <summary>
/// The cache key of the incremental pipeline: plain values with value equality, without references to a compilation. Two readings of an unchanged definition are
/// equal, whatever else was edited, so later stages are cached.
/// </summary>
/// <param name="Class">The class to complete.</param>
/// <param name="Graph">What it defines, or null where the definition has errors.</param>
/// <param name="Failure">The text of the exception that the reader threw, or null.</param>
internal sealed record NetworkModel(NetworkClass Class, NetworkGraph? Graph, string? Failure);
