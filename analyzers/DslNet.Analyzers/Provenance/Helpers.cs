using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>The user's own methods, read where their source is there and no other method can stand in for them. One level deep: a helper's helpers aren't followed.</summary>
internal sealed class Helpers(Compilation compilation, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<ISymbol, (Body Body, IOperation Code)?> read = new(SymbolEqualityComparer.Default);

    /// <summary>The code that a call runs, seen from that call; null where it can't be read.</summary>
    public (Frame Frame, IOperation Code)? Enter(IInvocationOperation call, Frame from)
    {
        if (from.Call is not null)
        {
            return null;
        }

        return Code(call.TargetMethod, from.Body) is { } helper ? (new Frame(helper.Body, call, from), helper.Code) : null;
    }

    /// <summary>The code of a method of the project or a local function.</summary>
    public (Body Body, IOperation Code)? Code(IMethodSymbol method, Body around)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return around.LocalFunction(method) is { } code ? (around, code) : null;
        }

        method = method.OriginalDefinition;
        return method.MethodKind == MethodKind.Ordinary && !method.IsAbstract && !method.IsVirtual && !method.IsOverride && !method.IsAsync && method.DeclaringSyntaxReferences.Length == 1
            ? read.GetOrAdd(method, _ => Read(method.DeclaringSyntaxReferences[0]))
            : null;
    }

    /// <summary>What a helper's call may give, seen from that call; null where it can't be read.</summary>
    public ImmutableArray<Value>? Results(IInvocationOperation call, Frame from)
    {
        if (Enter(call, from) is not { } helper)
        {
            return null;
        }

        ImmutableArray<Value> results = [.. Returns(helper.Code).Select(value => new Value(value, helper.Frame))];
        return results.IsEmpty ? null : results;
    }

    /// <summary>What code returns itself, not the lambdas in it.</summary>
    public static IEnumerable<IOperation> Returns(IOperation code) => code.DescendantsAndSelf()
        .Where(operation => operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: not null } && operation.Ancestors().TakeWhile(ancestor => ancestor != code).All(ancestor => ancestor is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        .Select(operation => ((IReturnOperation)operation).ReturnedValue!);

    private (Body Body, IOperation Code)? Read(SyntaxReference reference) =>
        reference.GetSyntax(cancellation) is MethodDeclarationSyntax method && OperationTree.OrNothing(compilation.GetSemanticModel(method.SyntaxTree), method, cancellation) is { } code ? (new Body([code]), code) : null;
}
