using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Verbs;

/// <summary>Builds a layer from a verb and its arguments, generically: a new layer needs nothing here.</summary>
internal static class Layers
{
    /// <summary>A block of one layer.</summary>
    public static Datum OfVerb(string verb, ImmutableArray<CallArgument> arguments, IOperation site, Location place)
    {
        if (OpTable.Find(verb) is not { } op)
        {
            return Failures.NotEvaluable(site, "the compiler doesn't know this layer");
        }

        Datum[] values = [.. arguments.Select(argument => argument.Value)];
        ArgumentValue?[] read = [.. arguments.Select(argument => Read(argument.Parameter.Type, argument.Value))];
        if (Datum.FailureAmong(values) is { } failure)
        {
            return failure;
        }

        int unread = System.Array.IndexOf(read, null);
        if (unread >= 0)
        {
            return Failures.NotEvaluable(site, $"the argument {arguments[unread].Name} isn't known");
        }

        return new Datum.Block([new PlacedLayer(
            op.Complete(new LayerNode(verb, arguments.Zip(read, (argument, value) => new LayerArgument(argument.Name, value!)).ToEquatableArray())),
            new LayerPlace(
                place,
                arguments.Where(argument => argument.Place is not null).ToImmutableDictionary(argument => argument.Name, argument => argument.Place!),
                [.. values.SelectMany(NestedIn)]))]);
    }

    /// <summary>The locations of the layers that an argument holds.</summary>
    private static IEnumerable<LayerPlace> NestedIn(Datum value) => value switch
    {
        Datum.Block block => block.Layers.Select(layer => layer.Place),
        Datum.Cell cell => cell.Value.Places,
        _ => [],
    };

    /// <summary>A member of an enumeration as the graph holds it.</summary>
    public static ArgumentValue Choice(Axis axis) => new ArgumentValue.Choice((int)axis, axis.ToString());

    /// <summary>The argument as the graph holds it; null where the value isn't of the parameter's type.</summary>
    public static ArgumentValue? Read(ITypeSymbol type, Datum value) => (type.SpecialType, value) switch
    {
        (SpecialType.System_Int32, Datum.Constant { Value: int number }) => new ArgumentValue.Integer(number),
        (SpecialType.System_Single, Datum.Constant { Value: float number }) => new ArgumentValue.Number(number),
        (SpecialType.System_Boolean, Datum.Constant { Value: bool flag }) => new ArgumentValue.Flag(flag),
        (SpecialType.System_String, Datum.Constant { Value: null or string } text) => new ArgumentValue.Text((string?)text.Value),
        (_, Datum.Constant { Value: int number }) when type.TypeKind == TypeKind.Enum => type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => member.ConstantValue is int value && value == number) is { } member
            ? new ArgumentValue.Choice(number, member.Name)
            : null,
        (_, Datum.Stretch stretch) => new ArgumentValue.Stretch(stretch.From.Count, stretch.From.IsFromEnd, stretch.To.Count, stretch.To.IsFromEnd),
        (_, Datum.Learned learned) => new ArgumentValue.Learned(learned.Value),
        (_, Datum.Border border) when KnownSymbols.IsDslNet(type, "Padding") => border.Value,
        (_, Datum.Sizes sizes) when KnownSymbols.IsDslNet(type, "PerAxis") => ArgumentValue.PerAxis.Of(sizes.Height, sizes.Width),
        (_, Datum.Weights weights) when KnownSymbols.IsDslNet(type, "Init") => new ArgumentValue.Weights(weights.Value),
        (_, Datum.Block block) when KnownSymbols.IsDslNet(type, "Layer") => new ArgumentValue.Block(block.Layers.Select(layer => layer.Node).ToEquatableArray()),
        (_, Datum.Cell cell) => cell.Value.Value,
        (_, Datum.Scalar function) when type.TypeKind == TypeKind.Delegate => new ArgumentValue.Function(ScalarFunction.Of(function.Value)),
        _ => null,
    };
}
