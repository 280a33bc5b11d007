using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>The bodies of one member to be analysed: its own, and those of the lambdas and local functions in it.</summary>
internal static class Bodies
{
    /// <summary>The member's operations that mention one of the names, found in the syntax alone.</summary>
    public static IEnumerable<IOperation> Mentioning(ImmutableArray<IOperation> blocks, ImmutableHashSet<string> names) => blocks
        .Where(block => block.Kind is OperationKind.Block or OperationKind.MethodBody or OperationKind.ConstructorBody or OperationKind.FieldInitializer or OperationKind.PropertyInitializer)
        .Where(block => block.Syntax.DescendantNodes().Any(node => node is SimpleNameSyntax name && names.Contains(name.Identifier.ValueText)));

    /// <summary>The control flow graph of a member's operation and of every function inside it.</summary>
    public static IEnumerable<ControlFlowGraph> Graphs(OperationBlockAnalysisContext context, IOperation block) => WithNested(context.GetControlFlowGraph(block), context.CancellationToken);

    private static IEnumerable<ControlFlowGraph> WithNested(ControlFlowGraph graph, CancellationToken cancellation) =>
        graph.LocalFunctions.Select(local => graph.GetLocalFunctionControlFlowGraph(local, cancellation))
            .Concat(graph.Operations().OfType<IFlowAnonymousFunctionOperation>().Select(lambda => graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation)))
            .SelectMany(nested => WithNested(nested, cancellation))
            .Prepend(graph);
}
