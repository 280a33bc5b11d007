using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3006: one learning rate from the first to the last of many epochs.</summary>
internal static class ConstantRate
{
    private const int FewEpochs = 10;

    public static void Check(BodyUse use)
    {
        if (use.Body.SetsLearningRate)
        {
            return;   // a manual schedule
        }

        HashSet<Location> said = [];
        foreach (IInvocationOperation fit in use.Body.Calls.Where(call => call.Calls("NetworkTraining", "Fit")))
        {
            if (FallsByItself(fit, use) || Stages.Include(fit, use))
            {
                continue;
            }

            if (fit.Argument("options") is not { } options
                || VisibleOptions.Setting(use.At(options), "Epochs", use.Tracer) is not { } epochs
                || VisibleOptions.Setting(use.At(options), "Schedule", use.Tracer) is not { } schedules
                || schedules.Length != epochs.Length)
            {
                continue;
            }

            for (int i = 0; i < epochs.Length; i++)
            {
                if (epochs[i] is ({ } assignment, { } given) && VisibleOptions.Integers(given, use.Tracer) is { } numbers && numbers.Min() > FewEpochs
                    && IsConstant(schedules[i].Given, use.Tracer) && said.Add(assignment.Syntax.GetLocation()))
                {
                    Say(use, fit, assignment, schedules[i].Assignment, numbers.Min());
                }
            }
        }
    }

    private static void Say(BodyUse use, IInvocationOperation fit, IOperation epochs, IOperation? schedule, int number)
    {
        string network = fit.Receiver() is { } receiver ? receiver.Text() : "The network";
        string optimizer = fit.Argument("optimizer") is { } given ? Operations.Bare(given).Type?.Name ?? "the optimizer" : "the optimizer";
        use.Say(
            UseRules.ConstantRate,
            epochs.Syntax.GetLocation(),
            InvariantText.Of($"'{network}' is trained for {number} epochs at the one learning rate of {optimizer}. A rate that falls, such as Schedule = Schedule.Cosine(), nearly always ends lower."),
            schedule is null ? [] : [schedule.Syntax.GetLocation()]);
    }

    /// <summary>Adagrad's rate decays by itself, and the behaviour of a user's optimizer is unknown.</summary>
    private static bool FallsByItself(IInvocationOperation fit, BodyUse use) =>
        fit.Argument("optimizer") is { } optimizer && use.Tracer.Sources(use.At(optimizer)).Leaves.Any(leaf => leaf.Operation.Type.Is("Adagrad") || (leaf.Operation.Type is { BaseType: { } parent } type && parent.Is("Optimizer") && !type.IsOfLibrary()));

    private static bool IsConstant(Value? schedule, Tracer tracer) => schedule is not { } given
        || (tracer.Sources(given) is { Complete: true } sources && sources.Leaves.All(leaf => leaf.Operation is
            IPropertyReferenceOperation { Property: { Name: "Constant", ContainingType.Name: "Schedule" } } or { ConstantValue: { HasValue: true, Value: null } }));
}
