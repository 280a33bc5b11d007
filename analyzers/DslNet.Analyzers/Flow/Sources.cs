using System.Linq;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>The bodies of the project's own methods.</summary>
internal static class Sources
{
    /// <summary>The body of a method that a call is sure to run; null without source, or where another may run instead.</summary>
    public static IOperation? Body(IMethodSymbol method, Compilation compilation)
    {
        IMethodSymbol definition = Definition(method);
        return definition is { IsAbstract: false, IsVirtual: false, IsOverride: false }
            && definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
            && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            && OperationTree.OrNothing(compilation.GetSemanticModel(syntax.SyntaxTree), syntax, default) is { } operation and (IMethodBodyOperation or ILocalFunctionOperation)
            ? operation
            : null;
    }

    /// <summary>The method as its source declares it: not reduced, not constructed, not the partial half without a body.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialImplementationPart ?? definition;
    }
}
