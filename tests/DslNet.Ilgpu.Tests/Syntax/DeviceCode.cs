using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Ilgpu.Tests.Syntax;

/// <summary>What of a compilation runs on a device: every method that is handed to LoadKernel, what they call, and what generic kernels call in structs.</summary>
internal static class DeviceCode
{
    /// <summary>The methods, each with its body.</summary>
    public static IReadOnlyList<(IMethodSymbol Method, IOperation Body)> Of(CSharpCompilation compilation)
    {
        Queue<IMethodSymbol> found = new(Kernels(compilation).Concat(StructMethods(compilation)));
        HashSet<IMethodSymbol> known = new(SymbolEqualityComparer.Default);
        List<(IMethodSymbol, IOperation)> bodies = [];
        while (found.TryDequeue(out IMethodSymbol? next))
        {
            IMethodSymbol method = next.OriginalDefinition;
            if (!known.Add(method) || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } syntax)
            {
                continue;
            }

            if (compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax) is { } body)
            {
                bodies.Add((method, body));
                foreach (IOperation operation in body.Descendants())
                {
                    Called(operation).ToList().ForEach(found.Enqueue);
                }
            }
        }

        return bodies;
    }

    /// <summary>Methods that an operation runs, accessors of properties among them.</summary>
    public static IEnumerable<IMethodSymbol> Called(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => [invocation.TargetMethod],
        IPropertyReferenceOperation { Property: var property } => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>(),
        IObjectCreationOperation { Constructor: { IsImplicitlyDeclared: false } constructor } => [constructor],
        IConversionOperation { OperatorMethod: { } conversion } => [conversion],
        IBinaryOperation { OperatorMethod: { } binary } => [binary],
        _ => [],
    };

    private static IEnumerable<IMethodSymbol> Kernels(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        from call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.Text == "LoadKernel")
        let model = compilation.GetSemanticModel(tree)
        from argument in call.ArgumentList.Arguments
        let symbol = model.GetSymbolInfo(argument.Expression)
        from method in symbol.CandidateSymbols.Append(symbol.Symbol).OfType<IMethodSymbol>()
        select method;

    /// <summary>A generic kernel calls what its struct has by an interface; any struct that has one may be meant.</summary>
    private static IEnumerable<IMethodSymbol> StructMethods(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        from declaration in tree.GetRoot().DescendantNodes().OfType<StructDeclarationSyntax>()
        let type = compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)
        where type.AllInterfaces.Any(contract => contract.DeclaringSyntaxReferences.Length > 0)
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where !method.IsImplicitlyDeclared
        select method;
}
