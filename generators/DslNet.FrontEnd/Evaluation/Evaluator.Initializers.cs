using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Initializers of static fields and properties, in C#'s order of execution.</content>
internal sealed partial class Evaluator
{
    private readonly Dictionary<ISymbol, Datum> initialised = new(SymbolEqualityComparer.Default);

    // The outermost first.
    private ImmutableList<ISymbol> initializing = [];

    /// <summary>
    /// The value of an initializer. C# runs those of a class in textual order, so an earlier one that reads a later one sees its
    /// type's default: a mistake, which is reported rather than reproduced. The order of the files of a class, and which of two
    /// classes that refer to each other is initialized first, can't be known from the source.
    /// </summary>
    private Datum Initialised(ISymbol symbol, IOperation initializer, IOperation site)
    {
        if (initializing.Select(outer => OrderProblem(symbol, outer)).FirstOrDefault(problem => problem is not null) is { } found)
        {
            return Failures.NotEvaluable(site, found);
        }

        // It runs once: two reads return the same value, and so the same shared block.
        if (initialised.TryGetValue(symbol, out Datum? known))
        {
            return known;
        }

        ImmutableList<ISymbol> before = initializing;
        initializing = before.Add(symbol);
        Datum value = Evaluate(initializer, Scope.Empty);
        initializing = before;
        if (value is not Datum.Failed)
        {
            initialised[symbol] = value;
        }

        return value;
    }

    private string? OrderProblem(ISymbol symbol, ISymbol outer)
    {
        if (!SameType(symbol, outer))
        {
            return null;
        }

        return symbol.Locations.FirstOrDefault() is not { SourceTree: { } tree } place || outer.Locations.FirstOrDefault() is not { } before ? null
            : SymbolEqualityComparer.Default.Equals(symbol, initializing[initializing.Count - 1]) ? $"{symbol.Name} asks for itself while it is initialised"
            : tree != before.SourceTree ? $"{symbol.Name} is in another file of {symbol.ContainingType.Name} than {outer.Name}, whose initializer asks for it, and which is initialised first depends on the order of the files"
            : place.SourceSpan.Start > before.SourceSpan.Start ? $"{symbol.Name} is initialised only after {outer.Name}"
            : !SameType(symbol, initializing[initializing.Count - 1]) ? $"{symbol.ContainingType.Name} and {initializing[initializing.Count - 1].ContainingType.Name} ask each other while they are initialised, and which is first depends on who uses them"
            : null;
    }

    private static bool SameType(ISymbol symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol.ContainingType, other.ContainingType);
}
