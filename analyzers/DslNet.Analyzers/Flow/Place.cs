using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>What can hold a network: a local, a parameter, a field of <c>this</c>, <c>this</c> itself (by its type), or a compiler temporary (flow capture).</summary>
/// <param name="symbol">The symbol, or null for a flow capture.</param>
/// <param name="capture">The flow capture.</param>
internal readonly struct Place(ISymbol? symbol, CaptureId capture = default) : IEquatable<Place>
{
    public ISymbol? Symbol { get; } = symbol;

    private CaptureId Capture { get; } = capture;

    public bool Equals(Place other) => SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Capture.Equals(other.Capture);

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() => Symbol is null ? Capture.GetHashCode() : SymbolEqualityComparer.Default.GetHashCode(Symbol);
}
