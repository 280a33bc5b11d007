using System;
using System.Collections.Generic;
using System.Threading;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>
/// The operations of deeply nested code: a chain of a thousand calls is, for Roslyn, a thousand nested calls. It builds
/// their operations recursively without checking the remaining stack, so that a small one would overflow and end the compiler's process.
/// </summary>
public static class OperationTree
{
    /// <summary>
    /// Roslyn 4.14's stack usage per level of syntax, compiled without optimisation: 0.4 to 1.8 KB by measurement, 3.3 KB in lambdas whose types
    /// are inferred; with a safety factor of about two.
    /// </summary>
    private const int BytesPerLevel = 6 * 1024;

    /// <summary>The maximum depth; beyond it the C# compiler fails as well: 10,000 chained layers are 20,000 levels.</summary>
    private const int DeepestLevel = 40_000;

    /// <summary>The operation of a node.</summary>
    /// <exception cref="InsufficientExecutionStackException">The node is nested more deeply than a compiler can follow.</exception>
    public static IOperation? Of(SemanticModel model, SyntaxNode node, CancellationToken cancellation)
    {
        int levels = LevelsOf(node, cancellation);
        return levels <= DeepestLevel
            ? StackRoom.Run(levels * BytesPerLevel, () => model.GetOperation(node, cancellation))
            : throw new InsufficientExecutionStackException(InvariantText.Of($"Code is nested {levels} levels deep, more than {DeepestLevel}."));
    }

    /// <summary>The operation of a node, or null where it is nested too deeply.</summary>
    public static IOperation? OrNothing(SemanticModel model, SyntaxNode node, CancellationToken cancellation)
    {
        try
        {
            return Of(model, node, cancellation);
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <summary>How deeply nodes are nested, counted without recursion.</summary>
    private static int LevelsOf(SyntaxNode node, CancellationToken cancellation)
    {
        int deepest = 0;
        Stack<(SyntaxNode Node, int Level)> open = new([(node, 1)]);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            (SyntaxNode next, int level) = open.Pop();
            deepest = Math.Max(deepest, level);
            foreach (SyntaxNode child in next.ChildNodes())
            {
                open.Push((child, level + 1));
            }
        }

        return deepest;
    }
}
