using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>A call that evaluates a network on a test set.</summary>
/// <param name="Call">The call of Evaluate, or of a helper that returns its result.</param>
/// <param name="Network">The network; null where a helper picks it.</param>
/// <param name="Set">The test set, as the body names it; null where a helper picks it and it is unknown.</param>
internal sealed record TestUse(IInvocationOperation Call, IOperation? Network, IOperation? Set)
{
    /// <summary>The test set's name for the message.</summary>
    public string SetText => Set is { } set ? $"'{set.Text()}'" : "The test set";

    /// <summary>The network's name for the message.</summary>
    public string NetworkText => Network is { } network ? $"'{network.Text()}'" : "the network";
}
