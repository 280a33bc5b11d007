using System.Collections.Generic;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.Analyzers.Use;

/// <summary>DN3002: training steps on a network in evaluation mode.</summary>
internal static class BackwardInEval
{
    public static IEnumerable<Diagnostic> Of(NetworkUse use)
    {
        if (use.Kind != UseKind.Backward || (use.Modes & Modes.Evaluation) == 0 || (use.Modes & Modes.Asked) != 0 || use.Syntax is not { } call
            || ((use.Modes & ~(Modes.Evaluation | Modes.Shared)) != 0 && Conditions.DecideOnMode(call, use.Name)))
        {
            yield break;
        }

        string network = use.Name;
        string since = (use.Modes & Modes.Evaluated) == 0 ? "since Fit" : "since Eval()";
        yield return Diagnostic.Create(UseRules.BackwardInEval, call.NameAndArguments(), network, since, use.Call.TargetMethod.Name);
    }
}
