using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd.Values;
using DslNet.FrontEnd.Verbs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Graphs beyond chains: joins of nets and of layers, operators on nets, outputs, shared blocks.</content>
internal sealed partial class Evaluator
{
    private readonly List<PlacedValue> inputs = [];
    private int sharedBlocks;

    /// <summary>Every input that was evaluated, whether or not the network depends on it.</summary>
    public IEnumerable<PlacedValue> Inputs => inputs;

    private Datum Input(string verb, ImmutableArray<CallArgument> arguments, IOperation site, Location place)
    {
        int[] sizes = [.. arguments.Select(argument => argument.Value).OfType<Datum.Constant>().Select(constant => constant.Value).OfType<int>()];
        Datum name = arguments.FirstOrDefault(argument => argument.Name == "name")?.Value ?? Datum.Of(null), lengths = arguments.FirstOrDefault(argument => argument.Name == "lengths")?.Value ?? Datum.Of(false);
        if (sizes.Length != arguments.Count(argument => argument.Name is not ("name" or "lengths")) || name is not Datum.Constant { Value: null or string } || lengths is not Datum.Constant { Value: bool hasLengths })
        {
            return Failures.NotEvaluable(site, "the sizes aren't known");
        }

        string? said = ((Datum.Constant)name).Value as string;
        PlacedValue input = PlacedValue.OfInput(
            verb == "Tokens" ? GraphInput.Tokens(said, sizes[0], sizes[1], hasLengths) : new GraphInput(said, Shape.Of(sizes)) { HasLengths = hasLengths }, inputs.Count, place);
        inputs.Add(input);
        return new Datum.Network(input);
    }

    /// <summary>Concat, Add, Multiply and Subtract: for nets a layer that reads them, for layers one that contains them as blocks.</summary>
    private static Datum Join(string verb, ImmutableArray<CallArgument> arguments, IOperation site, Location place)
    {
        Datum[] operands = [.. arguments.SelectMany(argument => argument.Value is Datum.Items items ? items.Elements : argument.Name == "axis" ? [] : [argument.Value])];
        if (Datum.FailureAmong(operands) is { } failure)
        {
            return failure;
        }

        ImmutableArray<CallArgument> others = [.. arguments.Where(argument => argument.Name == "axis")];
        LayerArgument[] axis = OpTable.Is(verb, LayerTraits.AlongAxis)
            ? [new LayerArgument("axis", others.FirstOrDefault() is { } said ? Layers.Read(said.Parameter.Type, said.Value)! : Layers.Choice(Axis.Channels))]
            : [];
        if (operands.Length == 0 || axis.Any(argument => argument.Value is null))
        {
            return Failures.NotEvaluable(site, operands.Length == 0 ? $"{verb} joins at least one" : "the axis isn't known");
        }

        ImmutableDictionary<string, Location> places = others.Where(argument => argument.Place is not null).ToImmutableDictionary(argument => argument.Name, argument => argument.Place!);
        if (operands.All(operand => operand is Datum.Network))
        {
            PlacedLayer layer = new(new LayerNode(verb, axis.ToEquatableArray()), new LayerPlace(place, places, []));
            return new Datum.Network(PlacedValue.OfLayer(layer, [.. operands.Cast<Datum.Network>().Select(net => net.Value)]));
        }

        if (operands.Any(operand => operand is not Datum.Block))
        {
            return Failures.NotEvaluable(site, operands.Any(operand => operand is Datum.Heads) ? EndsWithOutputs : "its parts aren't all nets, or all layers");
        }

        IEnumerable<LayerArgument> blocks = operands.Cast<Datum.Block>().Select((block, index) =>
            new LayerArgument("block" + InvariantText.Of(index + 1), new ArgumentValue.Block(block.Layers.Select(layer => layer.Node).ToEquatableArray())));
        return new Datum.Block([new PlacedLayer(
            new LayerNode(verb, blocks.Concat(axis).ToEquatableArray()),
            new LayerPlace(place, places, [.. operands.Cast<Datum.Block>().SelectMany(block => block.Layers).Select(layer => layer.Place)]))]);
    }

    private const string EndsWithOutputs = "behind Outputs, nothing can follow";

    /// <summary>An operator on nets, or on a net and a number; null for other operators.</summary>
    private static Datum? OfNets(BinaryOperatorKind kind, Datum left, Datum right, IOperation site) => (left, right) switch
    {
        (Datum.Network, Datum.Network) when JoinOf(kind) is { } verb => Joined(verb, site, left, right),
        (Datum.Network net, Datum.Constant { Value: float number }) => kind switch
        {
            BinaryOperatorKind.Add => Rescaled(net, 1, number, site),
            BinaryOperatorKind.Subtract => Rescaled(net, 1, -number, site),
            BinaryOperatorKind.Multiply => Rescaled(net, number, 0, site),
            BinaryOperatorKind.Divide => Rescaled(net, 1 / number, 0, site),
            _ => null,
        },
        (Datum.Constant { Value: float number }, Datum.Network net) => kind switch
        {
            BinaryOperatorKind.Add => Rescaled(net, 1, number, site),
            BinaryOperatorKind.Subtract => Rescaled(net, -1, number, site),
            BinaryOperatorKind.Multiply => Rescaled(net, number, 0, site),
            _ => null,
        },
        _ => null,
    };

    private static string? JoinOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "Add",
        BinaryOperatorKind.Subtract => "Subtract",
        BinaryOperatorKind.Multiply => "Multiply",
        _ => null,
    };

    private static Datum Joined(string verb, IOperation site, params Datum[] nets) => new Datum.Network(PlacedValue.OfLayer(
        new PlacedLayer(new LayerNode(verb, default), Plain(site)), [.. nets.Cast<Datum.Network>().Select(net => net.Value)]));

    private static Datum Rescaled(Datum.Network net, float scale, float offset, IOperation site) => new Datum.Network(net.Value.Then([new PlacedLayer(
        new LayerNode("Rescale", EquatableArray.Of(new LayerArgument("scale", new ArgumentValue.Number(scale)), new LayerArgument("offset", new ArgumentValue.Number(offset)))),
        Plain(site))]));

    private static LayerPlace Plain(IOperation site) => new(site.Syntax.GetLocation(), ImmutableDictionary<string, Location>.Empty, []);

    /// <summary>A block with an identity of its own: each evaluation of the call creates another one.</summary>
    private Datum Shared(string verb, ImmutableArray<CallArgument> arguments, IOperation site, Location place) => Layers.OfVerb(verb, arguments, site, place) is Datum.Block { Layers: [var layer] }
        ? new Datum.Block([layer with
        {
            Node = layer.Node with { Arguments = layer.Node.Arguments.Append(new LayerArgument(LayerNode.SharedIdArgument, new ArgumentValue.Integer(++sharedBlocks))).ToEquatableArray() },
        }])
        : Layers.OfVerb(verb, arguments, site, place);

    private static Datum Head(ImmutableArray<CallArgument> arguments, IOperation site, Location place)
    {
        Datum? Of(string name) => arguments.FirstOrDefault(argument => argument.Name == name)?.Value;
        return (Of("name"), Of("net"), Of("loss"), Of("weight")) switch
        {
            (Datum.Constant { Value: string name }, Datum.Network net, Datum.Constant { Value: null or int } loss, Datum.Constant { Value: float weight }) =>
                new Datum.Head(new PlacedHead(name, net.Value, loss.Value is int kind ? (LossKind)kind : null, weight, new LayerPlace(
                    place, arguments.Where(argument => argument.Place is not null).ToImmutableDictionary(argument => argument.Name, argument => argument.Place!), []))),
            (_, Datum.Heads, _, _) => Failures.NotEvaluable(site, EndsWithOutputs),
            _ => Failures.NotEvaluable(site, "its name, net, loss or weight isn't known"),
        };
    }

    private static Datum Outputs(ImmutableArray<CallArgument> arguments, IOperation site) => arguments switch
    {
        [{ Value: Datum.Items { Elements.IsEmpty: false } items }] => Datum.FailureAmong(items.Elements)
            ?? (items.Elements.All(element => element is Datum.Head)
                ? new Datum.Heads([.. items.Elements.Cast<Datum.Head>().Select(head => head.Value)])
                : Failures.NotEvaluable(site, "the outputs aren't known")),
        _ => Failures.NotEvaluable(site, "there must be at least one output"),
    };

    private static Datum Parameter(ImmutableArray<CallArgument> arguments, IOperation site) => arguments switch
    {
        [{ Value: Datum.Weights init }, { Value: Datum.Constant { Value: int per } }] => new Datum.Learned(new LearnedNumber(init.Value, PerChannel: per == 0)),
        _ => Failures.NotEvaluable(site, "how it starts, or per what, isn't known"),
    };
}
