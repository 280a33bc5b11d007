using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Helpers on operations, symbols and control flow graphs.</summary>
internal static class OperationExtensions
{
    /// <summary>All operations of the graph, without nested functions.</summary>
    public static IEnumerable<IOperation> Operations(this ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(block => block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue)).SelectMany(operation => operation.DescendantsAndSelf());

    /// <summary>Whether the branch can be taken at all: <c>while (true)</c> is never left by its condition.</summary>
    public static bool MayGo(this BasicBlock block, bool isConditional) =>
        block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue?.ConstantValue is not { HasValue: true, Value: bool value } || (value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)) == isConditional;

    /// <summary>The catches, and filters before them, that what this block throws may reach.</summary>
    public static IEnumerable<ControlFlowRegion> Handlers(this BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } both })
            {
                foreach (ControlFlowRegion handler in both.NestedRegions.Where(nested => nested.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler))
                {
                    yield return handler;
                }
            }
        }
    }

    /// <summary>The flow captures.</summary>
    public static IEnumerable<IFlowCaptureOperation> Captures(this ControlFlowGraph graph) => graph.Operations().OfType<IFlowCaptureOperation>();

    /// <summary>Whether the value is a delegate: a lambda, a method, a variable that holds one.</summary>
    public static bool IsDelegate(this IOperation value) => value.Type?.TypeKind == TypeKind.Delegate || value is IConversionOperation { Operand: IDelegateCreationOperation };

    /// <summary>Whether it is declared in this very compilation's source.</summary>
    public static bool IsInThisCompilation(this IMethodSymbol method, Compilation compilation) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    /// <summary>The receiver of a call as written; null for a call without one.</summary>
    public static string? ReceiverText(this InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Expression.ToString(),
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression.ToString(),
        _ => null,
    };

    public static bool IsLoop(this SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>The location of a call's diagnostic: the method's name and its arguments, without the chain before them.</summary>
    public static Location NameAndArguments(this InvocationExpressionSyntax call)
    {
        int start = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.SpanStart,
            MemberBindingExpressionSyntax member => member.Name.SpanStart,
            _ => call.SpanStart,
        };
        return Location.Create(call.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, call.Span.End));
    }
}
