using System;
using System.Collections.Immutable;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Verbs;

/// <summary>The members of <c>DslNet.Init</c>.</summary>
internal static class Inits
{
    /// <summary>An initializer without a parameter.</summary>
    public static Datum Named(string name, IOperation site) => KindOf(name) is { } kind
        ? new Datum.Weights(new Initializer(kind))
        : Failures.NotEvaluable(site, "the initializer isn't known");

    /// <summary>An initializer with a parameter, such as <c>Normal(0.1f)</c>.</summary>
    public static Datum OfNumber(string name, ImmutableArray<CallArgument> arguments, IOperation site) => (KindOf(name), arguments) switch
    {
        (_, [{ Value: Datum.Failed failed }]) => failed,
        ({ } kind, [{ Value: Datum.Constant { Value: float number } }]) => new Datum.Weights(new Initializer(kind, number)),
        _ => Failures.NotEvaluable(site, "the initializer isn't known"),
    };

    private static InitKind? KindOf(string name) => name switch
    {
        "He" => InitKind.HeNormal,
        "Xavier" => InitKind.XavierNormal,
        _ => Enum.TryParse(name, out InitKind kind) && Enum.IsDefined(typeof(InitKind), kind) ? kind : null,
    };
}
