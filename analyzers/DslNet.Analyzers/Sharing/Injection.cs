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

/// <summary>
/// The networks that a container registers as singletons. A handler that is injected with one registered as scoped or transient has
/// it for itself, and one registered elsewhere is unknown. Computed once per compilation, and only where a handler has a network.
/// </summary>
internal sealed class Injection(Compilation compilation, DslNetTypes types, CancellationToken cancellation)
{
    private readonly Lazy<ImmutableHashSet<ITypeSymbol>> shared = new(() => Find(compilation, types, cancellation));

    /// <summary>Whether all handlers are injected with the same instance.</summary>
    public bool IsShared(ITypeSymbol? type) => type is not null && shared.Value.Contains(type);

    private static ImmutableHashSet<ITypeSymbol> Find(Compilation compilation, DslNetTypes types, CancellationToken cancellation)
    {
        ImmutableHashSet<ITypeSymbol>.Builder singletons = ImmutableHashSet.CreateBuilder<ITypeSymbol>(SymbolEqualityComparer.Default);
        List<ITypeSymbol> separate = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (InvocationExpressionSyntax call in Calls(tree.GetRoot(cancellation)))
            {
                if (OperationTree.OrNothing(compilation.GetSemanticModel(tree), call, cancellation) is IInvocationOperation registration)
                {
                    IEnumerable<ITypeSymbol> networks = Registrations.Networks(registration, types);
                    if (Registrations.IsSingleton(registration))
                    {
                        singletons.UnionWith(networks);
                    }
                    else
                    {
                        separate.AddRange(networks);
                    }
                }
            }
        }

        singletons.ExceptWith(separate);
        return singletons.ToImmutable();
    }

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode root) => root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Registrations.IsRegistration(name));
}
