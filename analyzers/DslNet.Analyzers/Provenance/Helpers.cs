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

/// <summary>The user's own methods with source that aren't virtual. One level deep: a helper's helpers aren't followed.</summary>
internal sealed class Helpers(Compilation compilation, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<ISymbol, (Body Body, IOperation Code)?> read = new(SymbolEqualityComparer.Default);

    /// <summary>The frame of a call's callee; null where it has no body.</summary>
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

    /// <summary>The possible return values of a helper's call, in its frame; null where unknown.</summary>
    public ImmutableArray<Value>? Results(IInvocationOperation call, Frame from)
    {
        if (Enter(call, from) is not { } helper)
        {
            return null;
        }

        ImmutableArray<Value> results = [.. Returns(helper.Code).Select(value => new Value(value, helper.Frame))];
        return results.IsEmpty ? null : results;
    }

    /// <summary>The return values of a body, without its lambdas.</summary>
    public static IEnumerable<IOperation> Returns(IOperation code) => code.DescendantsAndSelf()
        .Where(operation => operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: not null } && operation.Ancestors().TakeWhile(ancestor => ancestor != code).All(ancestor => ancestor is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        .Select(operation => ((IReturnOperation)operation).ReturnedValue!);

    private (Body Body, IOperation Code)? Read(SyntaxReference reference) =>
        reference.GetSyntax(cancellation) is MethodDeclarationSyntax method && OperationTree.OrNothing(compilation.GetSemanticModel(method.SyntaxTree), method, cancellation) is { } code ? (new Body([code]), code) : null;
}
