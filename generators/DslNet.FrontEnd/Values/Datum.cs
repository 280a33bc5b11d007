using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.FrontEnd.Evaluation;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Values;

/// <summary>The abstract value of an expression of a definition. A closed hierarchy; a failure is a value too.</summary>
internal abstract record Datum
{
    private Datum()
    {
    }

    /// <summary>A failure without a finding, because C# itself reports the error.</summary>
    public static Datum Silent { get; } = new Failed([]);

    public static Datum Empty { get; } = new Block([]);

    public static Datum Of(object? value) => new Constant(value);

    /// <summary>The failures among several values as one, or null where there is none.</summary>
    public static Failed? FailureAmong(IEnumerable<Datum> values)
    {
        Failed[] failures = [.. values.OfType<Failed>()];
        return failures.Length == 0 ? null : new Failed([.. failures.SelectMany(failure => failure.Findings).Distinct()]);
    }

    /// <summary>A number, string, Boolean or null; for an enum its underlying value.</summary>
    public sealed record Constant(object? Value) : Datum;

    /// <summary>A sequence of layers: a <c>Layer</c> of the DSL.</summary>
    public sealed record Block(ImmutableArray<PlacedLayer> Layers) : Datum;

    /// <summary>A value that is computed: a <c>Net</c> of the DSL.</summary>
    public sealed record Network(PlacedValue Value) : Datum;

    /// <summary>A function of a step and the state of a recurrence.</summary>
    public sealed record Cell(PlacedCell Value) : Datum;

    /// <summary>An output.</summary>
    public sealed record Head(PlacedHead Value) : Datum;

    /// <summary>Several outputs: a <c>Net</c> to which no layer can be appended.</summary>
    public sealed record Heads(ImmutableArray<PlacedHead> Values) : Datum;

    /// <summary>A parameter of the user's own.</summary>
    public sealed record Learned(LearnedNumber Value) : Datum;

    /// <summary>An <c>Init</c> of the DSL.</summary>
    public sealed record Weights(Initializer Value) : Datum;

    /// <summary>A <c>Padding</c> of the DSL.</summary>
    public sealed record Border(ArgumentValue.Border Value) : Datum;

    /// <summary>A <c>PerAxis</c> of the DSL.</summary>
    public sealed record Sizes(int Height, int Width) : Datum;

    /// <summary>A lambda, with the values it has captured, or a method group.</summary>
    public sealed record Function(IMethodSymbol Method, IOperation? Body, Scope Captured) : Datum;

    /// <summary>A symbolic value, known at run time: the operand of an activation and what is computed from it.</summary>
    public sealed record Scalar(Expr Value) : Datum;

    /// <summary>A condition on symbolic values.</summary>
    public sealed record Condition(Scalars.ScalarCondition Value) : Datum;

    /// <summary>The elements of an array.</summary>
    public sealed record Items(ImmutableArray<Datum> Elements) : Datum;

    /// <summary>The elements of a tuple.</summary>
    public sealed record Tuple(ImmutableArray<Datum> Elements) : Datum;

    /// <summary>A record, or another object that holds values and nothing else: by its fields and automatic properties, and the parameters of its primary constructor.</summary>
    public sealed record Object(INamedTypeSymbol Type, ImmutableDictionary<ISymbol, Datum> Members) : Datum;

    /// <summary>A <c>System.Index</c>.</summary>
    public sealed record Position(int Count, bool IsFromEnd) : Datum;

    /// <summary>A <c>System.Range</c>.</summary>
    public sealed record Stretch(Position From, Position To) : Datum;

    /// <summary>A type argument.</summary>
    public sealed record TypeArgument(ITypeSymbol Type) : Datum;

    /// <summary>What could not be evaluated, and why; with no finding where C# reports an error there.</summary>
    public sealed record Failed(ImmutableArray<LocatedFinding> Findings) : Datum;
}
