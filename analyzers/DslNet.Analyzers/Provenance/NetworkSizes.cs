using System.Linq;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Provenance;

/// <summary>The sizes in the generated constants of a network's class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Input">Elements of one sample.</param>
/// <param name="Output">Elements of one output.</param>
/// <param name="Loss">The loss's name, or null where it can't be read.</param>
internal sealed record NetworkSizes(INamedTypeSymbol Class, int Input, int Output, string? Loss)
{
    /// <summary>The sizes of a class that the generator completed, or null.</summary>
    public static NetworkSizes? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class } network || Attribute(network) is not { } attribute
            || Constant<int>(network, "InputSize") is not { } input || Constant<int>(network, "OutputSize") is not { } output || Constant<int>(network, "ParameterCount") is not { } parameters)
        {
            return null;
        }

        // The constants of a class whose definition has errors.
        return (input, output, parameters) == (1, 1, 0) ? null : new NetworkSizes(network, input, output, LossOf(attribute));
    }

    /// <summary>The attribute that makes a class a network, or null.</summary>
    public static AttributeData? Attribute(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName);

    /// <summary>A constant of a class, or null.</summary>
    public static T? Constant<T>(INamedTypeSymbol type, string name)
        where T : struct => type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true, ConstantValue: T value } ? value : null;

    private static string? LossOf(AttributeData attribute)
    {
        foreach (System.Collections.Generic.KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "Loss")
            {
                return argument.Value.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => member.HasConstantValue && Equals(member.ConstantValue, argument.Value.Value))?.Name;
            }
        }

        return null;
    }
}
