using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Summaries of the project's own methods to which networks are passed: one level deep, so calls in them aren't followed. Cached per compilation.</summary>
internal sealed class Helpers(Compilation compilation, DslNetTypes types, bool follows = true)
{
    /// <summary>Longer methods aren't analysed.</summary>
    private const int MostBlocks = 60;

    private readonly ConcurrentDictionary<IMethodSymbol, Helper?> known = new(SymbolEqualityComparer.Default);

    public Compilation Compilation { get; } = compilation;

    /// <summary>The method's summary, or null where there is none: no source, too long, virtual, or deferred (async, an iterator).</summary>
    /// <param name="method">The method called.</param>
    /// <param name="caller">Where it is called; local functions are found in it.</param>
    public Helper? Of(IMethodSymbol method, ControlFlowGraph caller)
    {
        IMethodSymbol definition = Sources.Definition(method);
        if (!follows || definition.IsAsync || definition.ReturnsByRef || !definition.IsInThisCompilation(Compilation))
        {
            return null;
        }

        return known.GetOrAdd(definition, wanted => GraphOf(wanted, caller) is { } graph && graph.Blocks.Length <= MostBlocks ? Look(wanted, graph) : null);
    }

    private Helper? Look(IMethodSymbol method, ControlFlowGraph graph)
    {
        ISymbol[] holders = [.. method.Parameters.Where(parameter => types.IsNetwork(parameter.Type)), .. !method.IsStatic && types.IsNetwork(method.ContainingType) ? new ISymbol[] { method.ContainingType } : []];
        ModeAnalysis analysis = new(graph, types, new Helpers(Compilation, types, follows: false), Captures.Untracked(graph.OriginalOperation, types));
        if (!analysis.Run(holders.Select(holder => new KeyValuePair<ISymbol, Modes>(holder, Modes.Entry)), out NetworkState? exit))
        {
            return null;
        }

        return new Helper(
            method.Parameters.Where(parameter => types.IsNetwork(parameter.Type)).ToImmutableDictionary(parameter => parameter.Ordinal, AtEnd),
            types.IsNetwork(method.ContainingType) ? AtEnd(method.ContainingType) : Modes.Entry,
            analysis.IsOpaque || analysis.Uses.Any(use => use.Kind is UseKind.Backward or UseKind.Step or UseKind.Passed),
            analysis.IsOpaque);

        // An unreachable exit means that nothing follows the call. Correlations between modes and the return value aren't tracked.
        Modes AtEnd(ISymbol holder) => exit?.ModesOf(analysis.Held(holder)) is { } modes && IsOne(modes & ~Modes.Shared) ? modes : Modes.Foreign;
    }

    private static bool IsOne(Modes modes) => modes != 0 && (modes & (modes - 1)) == 0;

    private ControlFlowGraph? GraphOf(IMethodSymbol method, ControlFlowGraph caller)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            for (ControlFlowGraph? scope = caller; scope is not null; scope = scope.Parent)
            {
                if (scope.LocalFunctions.FirstOrDefault(local => SymbolEqualityComparer.Default.Equals(local, method)) is { } local)
                {
                    return scope.GetLocalFunctionControlFlowGraph(local, CancellationToken.None);
                }
            }

            return null;
        }

        // An iterator's body runs when it is enumerated, not when it is called.
        return Sources.Body(method, Compilation) is IMethodBodyOperation body && !body.Descendants().Any(operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak)
            ? ControlFlowGraph.Create(body)
            : null;
    }
}
