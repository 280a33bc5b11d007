using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3004: Fit without validation data.</summary>
internal static class NoValidation
{
    public static void Check(BodyUse use)
    {
        foreach (IInvocationOperation fit in use.Body.Calls.Where(call => call.Calls("NetworkTraining", "Fit")))
        {
            IArgumentOperation? options = fit.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "options");
            if (options is null || VisibleOptions.Setting(use.At(options.Value), "Validation", use.Tracer) is not { } settings
                || settings.Any(setting => !VisibleOptions.IsMissing(setting.Given, use.Tracer)))
            {
                continue;
            }

            Location place = options.ArgumentKind == ArgumentKind.Explicit ? options.Value.Syntax.GetLocation() : fit.Place();
            string network = fit.Receiver() is { } receiver ? receiver.Text() : "The network";
            use.Say(UseRules.NoValidation, place, $"'{network}' is trained without validation data, so nothing shows when it stops learning and starts memorizing. Set Validation in the FitOptions{Hint(fit)}.");
        }
    }

    /// <summary>The validation set beside the training set, where there is one.</summary>
    private static string Hint(IInvocationOperation fit) =>
        fit.Argument("train") is { } train && Operations.Bare(train) is IPropertyReferenceOperation { Property.Name: "Train", Instance: { } split } && split.Type.IsData() ? $" to {split.Text()}.Validation" : "";
}
