using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Provenance;

/// <summary>An expression, and the call in whose light it is to be read.</summary>
/// <param name="Operation">The expression.</param>
/// <param name="Frame">Gives the parameters and locals in it their meaning.</param>
internal readonly record struct Value(IOperation Operation, Frame Frame)
{
    /// <summary>Another expression beside this one.</summary>
    public Value With(IOperation operation) => new(operation, Frame);
}
