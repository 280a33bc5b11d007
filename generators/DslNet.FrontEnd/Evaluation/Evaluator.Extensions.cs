using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Members of the extension blocks of C# 14, for which the oldest supported Roslyn has no API.</content>
internal sealed partial class Evaluator
{
    /// <summary>Roslyn 5's <c>TypeKind.Extension</c>.</summary>
    private const TypeKind ExtensionBlock = (TypeKind)14;

    private static bool IsInExtensionBlock(ISymbol member) => member.ContainingType?.TypeKind == ExtensionBlock;

    private Datum Extension(IMethodSymbol target, Datum receiver, ImmutableArray<CallArgument> arguments, IOperation site, Scope scope)
    {
        IMethodSymbol method = target.OriginalDefinition;
        if (receiver is Datum.Failed || sources.Body(method) is not { } body)
        {
            return receiver is Datum.Failed ? receiver : Unknown(method, arguments, site);
        }

        // The receiver is a parameter of the block; one that the body doesn't mention isn't needed.
        IParameterSymbol? parameter = body.Descendants().OfType<IParameterReferenceOperation>().Select(reference => reference.Parameter).FirstOrDefault(each => each.ContainingSymbol is INamedTypeSymbol);
        Scope inside = parameter is null ? Scope.Empty : Scope.Empty.Bind(parameter, receiver);
        return Enter(method, body, arguments, WithTypeArguments(inside, target, scope), site);
    }
}
