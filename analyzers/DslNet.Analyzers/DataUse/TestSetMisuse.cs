using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3003: training or choosing on the test set.</summary>
internal static class TestSetMisuse
{
    private const string Advice = "Choose by the validation set, and evaluate the test set once, at the end.";

    public static void Check(BodyUse use)
    {
        HashSet<IOperation> said = [];
        foreach (IInvocationOperation call in use.Body.Calls)
        {
            if (call.Calls("TestSet", "AsTrainingSet") && call.Instance is { } set)
            {
                use.Say(UseRules.TestSetMisuse, call.Place(), $"'{set.Text()}' is the test set: a network that has trained on it can't be judged by it any more.");
            }
        }

        foreach ((Value function, string effect) in DecidingFunctions.Of(use))
        {
            CheckFunction(function, effect, use, said);
        }

        TestUse[] uses = [.. TestUses.Direct(use.Body.Calls)];
        foreach (TestUse test in uses.Concat(TestUses.ThroughHelpers(use.Body.Calls, use)))
        {
            CheckLoop(test, use, said);
        }

        CheckTwice(uses, use, said);
    }

    /// <summary>A callback whose result makes a choice: the settings, the best, the end.</summary>
    private static void CheckFunction(Value asked, string effect, BodyUse use, HashSet<IOperation> said)
    {
        foreach (Value leaf in use.Tracer.Sources(asked).Leaves)
        {
            IOperation function = leaf.Operation is IDelegateCreationOperation creation ? creation.Target : leaf.Operation;
            IOperation? code = function switch
            {
                IAnonymousFunctionOperation lambda => lambda.Body,
                IMethodReferenceOperation method => use.Tracer.Helpers.Code(method.Method, leaf.Frame.Body)?.Code,
                _ => null,
            };
            IInvocationOperation[] calls = code is null ? [] : [.. TestUses.CallsIn(code)];
            foreach (TestUse test in TestUses.Direct(calls).Concat(TestUses.ThroughHelpers(calls, use)))
            {
                if (test.Set is { } set && Operations.Bare(set) is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
                {
                    continue;   // another set each time
                }

                // A method is reported where it is passed as a callback.
                bool isHere = use.Body.Calls.Contains(test.Call);
                Say(test.Call, isHere ? test.Call.Place() : asked.Operation.Syntax.GetLocation(), $"{test.SetText} is evaluated {effect}. {Advice}", use, said);
            }
        }
    }

    /// <summary>A loop that evaluates on the test set in every iteration: to make a choice by the result, or the same network repeatedly.</summary>
    private static void CheckLoop(TestUse test, BodyUse use, HashSet<IOperation> said)
    {
        ILoopOperation[] loops = [.. test.Call.Loops()];
        if (loops.Length == 0)
        {
            return;
        }

        Influence influence = Influence.Of(test.Call, use.Body);
        foreach (ILoopOperation loop in loops)
        {
            if (test.Set is not { } set || !Identity.Outlives(set, loop, use.Body))
            {
                return;
            }

            if (influence.Decisions.Any(decision => Identity.Inside(decision, loop)))
            {
                Say(test.Call, test.Call.Place(), $"{test.SetText} is evaluated in a loop that decides by the result. {Advice}", use, said);
            }
            else if (test.Network is { } network && Identity.Outlives(network, loop, use.Body) && !Order.LeavesBehind(test.Call, loop))
            {
                Say(test.Call, test.Call.Place(), $"{test.SetText} is evaluated on {test.NetworkText} in every turn of a loop: whoever reads the results chooses by them. {Advice}", use, said);
            }
        }
    }

    /// <summary>The same set twice: on one network, or on two whose results are compared.</summary>
    private static void CheckTwice(TestUse[] uses, BodyUse use, HashSet<IOperation> said)
    {
        for (int second = 1; second < uses.Length; second++)
        {
            for (int first = 0; first < second; first++)
            {
                (TestUse a, TestUse b) = (uses[first], uses[second]);
                if (a.Set is null || b.Set is null || a.Network is null || b.Network is null || a.Call.Function() != b.Call.Function()
                    || !Identity.SameObject(a.Set, b.Set, use.Body) || Order.Excludes(a.Call, b.Call))
                {
                    continue;
                }

                if (Identity.SameObject(a.Network, b.Network, use.Body))
                {
                    int line = a.Call.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                    Say(b.Call, b.Call.Place(), InvariantText.Of($"{b.SetText} has been evaluated on {b.NetworkText} before, in line {line}. Evaluate it once, at the end, and keep the result."), use, said);
                }
                else if (Influence.Of(a.Call, use.Body).Comparisons.Overlaps(Influence.Of(b.Call, use.Body).Comparisons))
                {
                    Say(b.Call, b.Call.Place(), $"{b.SetText} is evaluated on {a.NetworkText} and on {b.NetworkText} to compare them. {Advice}", use, said);
                }
            }
        }
    }

    private static void Say(IOperation call, Location place, string message, BodyUse use, HashSet<IOperation> said)
    {
        if (said.Add(call))
        {
            use.Say(UseRules.TestSetMisuse, place, message);
        }
    }
}
