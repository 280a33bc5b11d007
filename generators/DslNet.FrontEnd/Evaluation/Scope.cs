using System.Collections.Immutable;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>The locals and parameters in scope, by symbol; binding one creates a new scope.</summary>
internal sealed class Scope
{
    private readonly ImmutableDictionary<ISymbol, Datum> values;

    private Scope(ImmutableDictionary<ISymbol, Datum> values) => this.values = values;

    public static Scope Empty { get; } = new(ImmutableDictionary.Create<ISymbol, Datum>(SymbolEqualityComparer.Default));

    public Scope Bind(ISymbol symbol, Datum value) => new(values.SetItem(symbol, value));

    /// <summary>This scope over another one, whose symbols it shadows.</summary>
    public Scope Over(Scope other) => other.values.IsEmpty ? this : values.IsEmpty ? other : new(other.values.SetItems(values));

    public Datum? Find(ISymbol symbol) => values.TryGetValue(symbol, out Datum? value) ? value : null;
}
