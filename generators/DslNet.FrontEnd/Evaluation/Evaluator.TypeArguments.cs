using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Type arguments, and static interface members called through type parameters.</content>
internal sealed partial class Evaluator
{
    /// <summary>The scope with the type arguments of a method and of its containing types.</summary>
    private static Scope WithTypeArguments(Scope inner, ISymbol constructed, Scope site)
    {
        for (ISymbol? symbol = constructed; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            (ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments) = symbol switch
            {
                IMethodSymbol method => (method.OriginalDefinition.TypeParameters, method.TypeArguments),
                INamedTypeSymbol type => (type.OriginalDefinition.TypeParameters, type.TypeArguments),
                _ => ([], []),
            };
            for (int index = 0; index < parameters.Length; index++)
            {
                inner = TypeBehind(arguments[index], site) is { } type ? inner.Bind(parameters[index], new Datum.TypeArgument(type)) : inner;
            }
        }

        return inner;
    }

    private static ITypeSymbol? TypeBehind(ITypeSymbol type, Scope scope) => type is ITypeParameterSymbol ? (scope.Find(type) as Datum.TypeArgument)?.Type : type;

    /// <summary>The implementation of a static abstract or virtual interface member: that of the type it is called through; null where that isn't known.</summary>
    private static ISymbol? Meant(ISymbol member, ITypeSymbol? through, Scope scope)
    {
        if (through is null || member is not { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface })
        {
            return member;
        }

        INamedTypeSymbol declaring = member.ContainingType.OriginalDefinition;
        return TypeBehind(through, scope) is { } type
            && type.AllInterfaces.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, declaring)) is { } implemented
            && implemented.GetMembers(member.Name).FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, member.OriginalDefinition)) is { } asked
                ? type.FindImplementationForInterfaceMember(asked)
                : null;
    }

    private static Datum NotMeant(IOperation site, ITypeSymbol? through) => Failures.NotEvaluable(site, $"what {through?.Name} stands for isn't known here");
}
