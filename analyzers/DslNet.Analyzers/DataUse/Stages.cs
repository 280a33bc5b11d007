using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>Training of one network in several stages, each with an optimizer of another rate: a schedule by hand.</summary>
internal static class Stages
{
    /// <summary>Whether a Fit is one of such stages.</summary>
    public static bool Include(IInvocationOperation fit, BodyUse use)
    {
        if (fit.Receiver() is not { } network || RateOf(fit, use) is not { } rate)
        {
            return false;
        }

        return fit.Loops().Any(loop => Identity.Outlives(network, loop, use.Body) && Varies(rate, loop, use.Body))
            || use.Body.Calls.Any(other => other != fit && other.Calls("NetworkTraining", "Fit") && other.Receiver() is { } same && Identity.SameObject(network, same, use.Body)
                && RateOf(other, use) is { } second && Differ(rate, second));
    }

    /// <summary>The learning rate of the optimizer's construction, where visible.</summary>
    private static IOperation? RateOf(IInvocationOperation fit, BodyUse use) =>
        fit.Argument("optimizer") is { } optimizer && use.Tracer.Sources(use.At(optimizer)) is { Complete: true, Leaves: [{ Operation: IObjectCreationOperation creation }] }
            ? creation.Argument("learningRate")
            : null;

    private static bool Varies(IOperation rate, ILoopOperation loop, Body body) =>
        rate.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(local => !Identity.Outlives(local, loop, body));

    private static bool Differ(IOperation one, IOperation other) =>
        one.ConstantValue is { HasValue: true, Value: { } first } && other.ConstantValue is { HasValue: true, Value: { } second } && !Equals(first, second);
}
