using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Provenance;

/// <summary>An expression in a frame.</summary>
/// <param name="Operation">The expression.</param>
/// <param name="Frame">The frame that resolves its parameters and locals.</param>
internal readonly record struct Value(IOperation Operation, Frame Frame)
{
    /// <summary>Another expression beside this one.</summary>
    public Value With(IOperation operation) => new(operation, Frame);
}
