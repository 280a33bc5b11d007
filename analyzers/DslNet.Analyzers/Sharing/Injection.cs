using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Analyzers.Flow;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>Of which networks a container makes one for each request: a handler that is given such a one has it for itself. Looked for once a compilation, and only where a handler asks.</summary>
internal sealed class Injection(Compilation compilation, DslNetTypes types, CancellationToken cancellation)
{
    private readonly Lazy<ImmutableHashSet<ITypeSymbol>> separate = new(() => Find(compilation, types, cancellation));

    /// <summary>Whether all handlers that are given the network may be given the same.</summary>
    public bool IsShared(ITypeSymbol? type) => type is not null && !separate.Value.Contains(type);

    private static ImmutableHashSet<ITypeSymbol> Find(Compilation compilation, DslNetTypes types, CancellationToken cancellation)
    {
        ImmutableHashSet<ITypeSymbol>.Builder found = ImmutableHashSet.CreateBuilder<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (InvocationExpressionSyntax call in Calls(tree.GetRoot(cancellation)))
            {
                if (OperationTree.OrNothing(compilation.GetSemanticModel(tree), call, cancellation) is IInvocationOperation registration && Registrations.Separate(registration, types) is { } type)
                {
                    found.Add(type);
                }
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode root) => root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Registrations.IsSeparate(name));
}
