using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>Callbacks whose result makes a choice: of settings, of the best of several, or of the last epoch.</summary>
internal static class DecidingFunctions
{
    /// <summary>Each of them with the effect of its result, for the message after "is evaluated".</summary>
    public static IEnumerable<(Value Function, string Effect)> Of(BodyUse use)
    {
        foreach (IInvocationOperation call in use.Body.Calls)
        {
            if ((call.Calls("Tuning", "Random") || call.Calls("Tuning", "Grid")) && call.Argument("objective") is { } objective)
            {
                yield return (use.At(objective), $"in a trial of Tuning.{call.TargetMethod.Name}, so the settings are chosen by it");
            }
            else if (IsPick(call) && call.Argument("keySelector") is { } key)
            {
                yield return (use.At(key), $"for each that {call.TargetMethod.Name} compares, so the best is chosen by it");
            }
            else if (call.Calls("NetworkTraining", "Fit") && call.Argument("options") is { } options && VisibleOptions.Setting(use.At(options), "StopWhen", use.Tracer) is { } settings)
            {
                // A lambda in a helper is analysed with the helper.
                foreach (Value given in settings.Select(setting => setting.Given).OfType<Value>().Where(given => given.Frame.Body == use.Body))
                {
                    yield return (given, "after each epoch in StopWhen, so the end of the training is chosen by it");
                }
            }
        }
    }

    private static bool IsPick(IInvocationOperation call) =>
        call.TargetMethod is { Name: "MinBy" or "MaxBy", ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } };
}
