using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>A call that judges a network on a test set.</summary>
/// <param name="Call">The call of Evaluate, or of a helper that returns what it makes of one.</param>
/// <param name="Network">The network; null where a helper picks it.</param>
/// <param name="Set">The test set, as the body names it; null where a helper picks it and nothing is known.</param>
internal sealed record TestUse(IInvocationOperation Call, IOperation? Network, IOperation? Set)
{
    /// <summary>The test set for people.</summary>
    public string SetText => Set is { } set ? $"'{set.Text()}'" : "The test set";

    /// <summary>The network for people.</summary>
    public string NetworkText => Network is { } network ? $"'{network.Text()}'" : "the network";
}
