using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Chains of layers, in operator and in fluent form. They may have thousands of links, so their left spine is walked iteratively.</content>
internal sealed partial class Evaluator
{
    private readonly List<LayerApplication> applications = [];

    /// <summary>The applications of named layers as links of chains, in evaluation order, whether or not the network depends on them.</summary>
    public IReadOnlyList<LayerApplication> Applications => applications;

    /// <summary>The operand of the last link of a chain, or null where the operation isn't a link.</summary>
    private static IOperation? LinkBefore(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.RightShift, OperatorMethod: { } method } binary when KnownSymbols.IsChain(method.ContainingType) => binary.LeftOperand,
        IInvocationOperation { TargetMethod: { Name: "Then" } then, Instance: { } instance, Arguments.Length: 1 } when KnownSymbols.IsChain(then.ContainingType) => instance,
        IInvocationOperation fluent when KnownSymbols.IsFluent(fluent.TargetMethod) => fluent.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value,
        IConversionOperation { OperatorMethod: null } conversion => LinkBefore(conversion.Operand),
        _ => null,
    };

    private Datum Chain(IOperation last, Scope scope)
    {
        Stack<IOperation> links = new();
        IOperation head = last;
        while (LinkBefore(head) is { } before)
        {
            links.Push(head);
            head = before;
        }

        Datum first = Applied(head, Evaluate(head, scope));
        List<(IOperation Site, Datum Value)> values = [.. links.Select(link => (link, Link(link, scope)))];
        return Datum.FailureAmong(values.Select(value => value.Value).Prepend(first)) ?? first switch
        {
            Datum.Network network => Joined([], network.Value.Count, values, layers => new Datum.Network(network.Value.Then(layers))),
            Datum.Block block => Joined(block.Layers, 0, values, layers => new Datum.Block(layers)),
            Datum.Heads => Failures.NotEvaluable(last, EndsWithOutputs),
            _ => Failures.NotEvaluable(head, "it is no network and no layer"),
        };
    }

    /// <summary>The layers that a link appends.</summary>
    private Datum Link(IOperation link, Scope scope)
    {
        if (exhaustion is not null || ++steps > Limits.Steps)
        {
            return Exhausted(link, "the definition takes more steps than the compiler is ready to go");
        }

        return link switch
        {
            IBinaryOperation binary => Applied(binary.RightOperand, Evaluate(binary.RightOperand, scope)),
            IConversionOperation conversion => Link(conversion.Operand, scope),
            IInvocationOperation invocation when KnownSymbols.IsFluent(invocation.TargetMethod) => Verb(
                invocation.TargetMethod.Name,
                Arguments([.. invocation.Arguments.Where(argument => argument.Parameter?.Ordinal != 0)], scope),
                invocation,
                CallWithoutChain(invocation)),
            IInvocationOperation then => Applied(then.Arguments[0].Value, Evaluate(then.Arguments[0].Value, scope)),
            _ => Datum.Silent,
        };
    }

    /// <summary>A link of a chain. Where it is a named layer, a local or a field, the application is recorded, and shared blocks are located where they are applied.</summary>
    private Datum Applied(IOperation site, Datum value)
    {
        ISymbol? symbol = site switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };
        if (symbol is null || value is not Datum.Block block)
        {
            return value;
        }

        applications.Add(new LayerApplication(symbol, site.Syntax.GetLocation(), block.Layers));
        return new Datum.Block([.. block.Layers.Select(layer => layer.Node.SharedId is not null ? layer with { Place = layer.Place with { Call = site.Syntax.GetLocation() } } : layer)]);
    }

    private Datum Joined(ImmutableArray<PlacedLayer> first, int before, List<(IOperation Site, Datum Value)> links, Func<ImmutableArray<PlacedLayer>, Datum> result)
    {
        ImmutableArray<PlacedLayer>.Builder layers = first.ToBuilder();
        int count = before + PlacedLayer.CountOf(first);
        foreach ((IOperation site, Datum value) in links)
        {
            if (value is not Datum.Block block)
            {
                return Failures.NotEvaluable(site, "what it puts behind the network is no layer");
            }

            count += PlacedLayer.CountOf(block.Layers);
            if (count > Limits.Layers)
            {
                return Exhausted(site, InvariantText.Of($"the network gets more than {Limits.Layers} layers"));
            }

            layers.AddRange(block.Layers);
        }

        return result(layers.ToImmutable());
    }

    /// <summary>The location of a fluent call: the method's name with its arguments, without the receiver's chain.</summary>
    private static Location CallWithoutChain(IInvocationOperation invocation) =>
        invocation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            ? Location.Create(call.SyntaxTree, TextSpan.FromBounds(access.Name.SpanStart, call.Span.End))
            : invocation.Syntax.GetLocation();
}
