using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Variables that can't be tracked in control flow: lambdas or local functions write them, or a reference to them exists.</summary>
internal static class Captures
{
    public static ImmutableHashSet<ISymbol> Untracked(IOperation body, DslNetTypes types)
    {
        ImmutableHashSet<ISymbol>.Builder untracked = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in body.Descendants())
        {
            if (types.IsNetwork(operation.Type) && Variable(operation) is { } variable && (IsByReference(operation) || (!variable.IsDeclaredIn(operation.Function()) && !Uses.LeavesMode(operation, types))))
            {
                untracked.Add(variable);
            }
        }

        return untracked.ToImmutable();
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool IsByReference(IOperation operation) =>
        operation is ILocalReferenceOperation { Local.IsRef: true }
        || operation.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } }
        || operation.Parent is ISimpleAssignmentOperation { IsRef: true }
        || operation.Parent is IAddressOfOperation;
}
