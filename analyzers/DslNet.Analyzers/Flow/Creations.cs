using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Creation sites, and the locals that hold their results.</summary>
internal static class Creations
{
    /// <summary>Whether the operation makes a network.</summary>
    public static bool IsNetwork(IOperation operation, DslNetTypes types) =>
        operation is IInvocationOperation call ? types.IsCreate(call.TargetMethod) : types.IsNetwork(operation.Type);

    /// <summary>The local that what is made goes into at once, as its initializer or by an assignment; else null.</summary>
    public static ILocalSymbol? Holder(IOperation creation) => Uses.Around(creation) switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } => target.Local,
        _ => null,
    };

    /// <summary>Whether a symbol is declared inside the operation's syntax.</summary>
    public static bool IsDeclaredIn(this ISymbol symbol, IOperation around)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == around.Syntax.SyntaxTree && around.Syntax.FullSpan.Contains(reference.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The lambda, the local function or the whole member that the operation is in.</summary>
    public static IOperation Function(this IOperation operation)
    {
        IOperation around = operation;
        while (around.Parent is { } parent && (around == operation || around is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            around = parent;
        }

        return around;
    }

    /// <summary>The whole member that the operation is in.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
