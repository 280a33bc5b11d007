using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.Analyzers.Use;

/// <summary>DN3001: <c>Forward</c> with dropout or batch statistics active, outside of training.</summary>
internal static class ForwardInTraining
{
    public static IEnumerable<Diagnostic> Of(NetworkUse use, IReadOnlyCollection<NetworkUse> all, ImmutableArray<string> layers)
    {
        if (use.Kind != UseKind.Forward || (use.Modes & Modes.Training) == 0 || (use.Modes & Modes.Asked) != 0 || layers.IsEmpty || use.Syntax is not { } call
            || all.Any(other => BelongsToTraining(use, other))
            || ((use.Modes & Modes.Evaluation) != 0 && Conditions.LoopsBeforeEvaluate(call, use.Name))
            || ((use.Modes & ~(Modes.Training | Modes.Shared)) != 0 && Conditions.DecideOnMode(call, use.Name)))
        {
            yield break;
        }

        string network = use.Name;
        string since = (use.Modes & Modes.Trained) == 0 ? "as constructed" : "since Train()";
        yield return Diagnostic.Create(UseRules.ForwardInTraining, call.NameAndArguments(), network, since, string.Join(", ", layers), layers.Length == 1 ? "works" : "work");
    }

    /// <summary>Whether the other use trains the same network in a loop around this one, or right after it.</summary>
    private static bool BelongsToTraining(NetworkUse use, NetworkUse other)
    {
        if (other.Kind is not (UseKind.Backward or UseKind.Step or UseKind.Passed or UseKind.Foreign) || other.Syntax is not { } training || use.Syntax is not { } forward || (other.Network != use.Network && other.Network != NetworkValue.Any))
        {
            return false;
        }

        // A method that isn't given the network has it only where others hold it: in a field, or from around a local function or lambda.
        if (other.Kind == UseKind.Foreign && (use.Modes & Modes.Shared) == 0 && other.Call.TargetMethod.MethodKind is not (MethodKind.LocalFunction or MethodKind.DelegateInvoke))
        {
            return false;
        }

        return forward.Ancestors().Any(node => node.IsLoop() && node.Span.Contains(training.Span))
            || (other.Kind is UseKind.Backward or UseKind.Foreign && training.SpanStart > forward.SpanStart && List(training) is { } list && list == List(forward));
    }

    private static SyntaxNode? List(SyntaxNode call) => call.FirstAncestorOrSelf<StatementSyntax>() switch
    {
        { Parent: GlobalStatementSyntax { Parent: var unit } } => unit,
        { Parent: var block } => block,
        _ => null,
    };
}
