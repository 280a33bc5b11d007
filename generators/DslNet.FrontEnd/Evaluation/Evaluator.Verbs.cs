using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd.Scalars;
using DslNet.FrontEnd.Values;
using DslNet.FrontEnd.Verbs;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <content>The DSL's verbs. Some build (Input, Tokens, Repeat, Chain, joins, outputs); every other verb is a layer.</content>
internal sealed partial class Evaluator
{
    private Datum Verb(string verb, ImmutableArray<CallArgument> arguments, IOperation site, Location place)
    {
        if (Datum.FailureAmong(arguments.Select(argument => argument.Value)) is { } failure)
        {
            return failure;
        }

        return Limited(verb switch
        {
            "Input" or "Tokens" => Input(verb, arguments, site, place),
            "Repeat" => Repeat(arguments, site, place),
            "Chain" => arguments is [{ Value: Datum.Items items }]
                ? Datum.FailureAmong(items.Elements) ?? Blocks(items.Elements, site)
                : Failures.NotEvaluable(site, "the layers aren't known"),
            _ when OpTable.Is(verb, LayerTraits.Joins) => Join(verb, arguments, site, place),
            _ when OpTable.Is(verb, LayerTraits.Shares) => Shared(verb, arguments, site, place),
            "Head" => Head(arguments, site, place),
            "Outputs" => Outputs(arguments, site),
            "Parameter" => Parameter(arguments, site),
            _ => Layers.OfVerb(verb, [.. arguments.Select(argument => argument with { Value = IsCell(argument) ? Cell((Datum.Function)argument.Value, site) : Differentiable(argument.Value, site) })], site, place),
        }, site);
    }

    /// <summary>A value, unless it exceeds the maximum number of layers: nested blocks grow exponentially.</summary>
    private Datum Limited(Datum value, IOperation site) => value switch
    {
        Datum.Block { Layers: [{ Count: > Limits.Layers }] } or Datum.Network { Value.Count: > Limits.Layers } => Exhausted(site, InvariantText.Of($"the network gets more than {Limits.Layers} layers")),
        _ => value,
    };

    private Datum Repeat(ImmutableArray<CallArgument> arguments, IOperation site, Location place)
    {
        if (arguments is not [{ Value: Datum.Constant { Value: int count } } times, { Value: var block }])
        {
            return Failures.NotEvaluable(site, "how often isn't known");
        }

        Location countPlace = times.Place ?? place;
        if (count < 0)
        {
            return Failures.At("DN1005", countPlace, InvariantText.Of($"Repeat: count must be at least 0, but is {count}"));
        }

        List<Datum> blocks = [];
        int layers = 0;
        for (int index = 0; index < count; index++)
        {
            Datum next = block is Datum.Function function ? Apply(function, [Datum.Of(index)], site) : block;
            if (next is Datum.Failed)
            {
                return next;
            }

            layers += next is Datum.Block { Layers: var inside } ? PlacedLayer.CountOf(inside) : 0;
            if (layers > Limits.Layers || index >= Limits.Layers)
            {
                return Failures.At("DN1005", countPlace, InvariantText.Of($"Repeat: count must keep the network at {Limits.Layers} layers or fewer, but is {count}"));
            }

            blocks.Add(next);
        }

        return Blocks(blocks, site);
    }

    /// <summary>A sequence of blocks.</summary>
    private Datum Blocks(IReadOnlyList<Datum> blocks, IOperation site)
    {
        ImmutableArray<PlacedLayer> layers = [.. blocks.OfType<Datum.Block>().SelectMany(block => block.Layers)];
        return blocks.All(block => block is Datum.Block)
            ? PlacedLayer.CountOf(layers) <= Limits.Layers ? new Datum.Block(layers) : Exhausted(site, InvariantText.Of($"the network gets more than {Limits.Layers} layers"))
            : Failures.NotEvaluable(site, "its parts aren't all layers");
    }

    /// <summary>A function as its formula: evaluated symbolically on operands. Other values are unchanged.</summary>
    private Datum Differentiable(Datum value, IOperation site) => value is Datum.Function function ? Formula(function, function.Method.Parameters.Length, site) : value;

    /// <summary>The formula of a scalar function; operand i is its parameter i.</summary>
    public Datum Formula(Datum.Function function, int operands, IOperation site)
    {
        ExprPool pool = new();
        functions++;
        Datum result = Apply(function, [.. Enumerable.Range(0, operands).Select(index => new Datum.Scalar(pool.Operand(index)))], site);
        functions--;
        return ScalarOperators.Lift(result, pool) is { } formula
            ? new Datum.Scalar(formula)
            : result is Datum.Failed ? result : Failures.NotEvaluable(site, "its function doesn't give a number");
    }
}
