using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.FrontEnd.Reading;

/// <summary>The attribute's properties, and where they are written.</summary>
internal sealed record NetworkAttributeReading(NetworkOptions Options, LayerPlace Place, ImmutableArray<LocatedFinding> Findings)
{
    public static NetworkAttributeReading Of(AttributeData attribute, INamedTypeSymbol type, CancellationToken cancellation)
    {
        LayerPlace place = PlaceOf(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax, type);
        NetworkOptions options = attribute.NamedArguments.Aggregate(new NetworkOptions(), (read, named) => With(read, named));
        return Enum.IsDefined(typeof(LossKind), options.Loss)
            ? new NetworkAttributeReading(options, place, [])
            : new NetworkAttributeReading(options with { Loss = LossKind.None }, place, [new LocatedFinding("DN1006", place.Of("Loss"), "Loss must be one of the enumeration's members")]);
    }

    /// <summary>A property whose value is a C# error has none here, and keeps its default.</summary>
    private static NetworkOptions With(NetworkOptions options, KeyValuePair<string, TypedConstant> named) => (named.Key, named.Value.Kind == TypedConstantKind.Array ? null : named.Value.Value) switch
    {
        ("Loss", int value) => options with { Loss = (LossKind)value },
        ("LabelSmoothing", float value) => options with { LabelSmoothing = value },
        ("HuberDelta", float value) => options with { HuberDelta = value },
        ("PositiveWeight", float value) => options with { PositiveWeight = value },
        ("PositiveWeights", _) when named.Value is { Kind: TypedConstantKind.Array, IsNull: false } => options with { PositiveWeights = named.Value.Values.Select(each => each.Value).OfType<float>().ToEquatableArray() },
        ("FocalGamma", float value) => options with { FocalGamma = value },
        ("IgnoredClass", int value and not int.MinValue) => options with { IgnoredClass = value },
        ("MaxLabels", int value) => options with { MaxLabels = value },
        ("L1", float value) => options with { L1 = value },
        ("L2", float value) => options with { L2 = value },
        ("MemoryBudget", string value) => options with { MemoryBudget = value },
        ("InputGradient", bool value) => options with { InputGradient = value },
        ("Batch", int value) => options with { Batch = value },
        _ => options,
    };

    private static LayerPlace PlaceOf(AttributeSyntax? syntax, INamedTypeSymbol type) => new(
        syntax?.GetLocation() ?? type.Locations.FirstOrDefault() ?? Location.None,
        (syntax?.ArgumentList?.Arguments ?? []).Where(argument => argument.NameEquals is not null)
            .GroupBy(argument => argument.NameEquals!.Name.Identifier.ValueText)
            .ToImmutableDictionary(group => group.Key, group => group.First().GetLocation()),
        []);
}
