using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Sharing;

/// <summary>An object that exists before the threads, by the variable that holds it.</summary>
/// <param name="Symbol">The variable, field or property; the type where it is <c>this</c>.</param>
/// <param name="Of">The object whose field or property it is; null for others.</param>
/// <param name="Type">Its static type.</param>
/// <param name="Text">As it is written.</param>
internal sealed record Origin(ISymbol Symbol, Origin? Of, ITypeSymbol? Type, string Text)
{
    /// <summary>Whether it is a parameter of an endpoint's handler, injected by the container.</summary>
    public bool IsInjected { get; init; }

    /// <summary>Whether two are the same object.</summary>
    public bool IsSame(Origin other) => SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && (Of is null ? other.Of is null : other.Of is { } of && Of.IsSame(of));
}
