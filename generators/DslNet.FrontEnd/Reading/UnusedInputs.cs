using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;

namespace DslNet.FrontEnd.Reading;

/// <summary>DN1016: inputs that no output depends on.</summary>
internal static class UnusedInputs
{
    public static ImmutableArray<LocatedFinding> Of(Evaluator evaluator, ImmutableArray<PlacedHead> heads)
    {
        HashSet<PlacedValue> reached = [];
        Stack<PlacedValue> open = new(heads.Select(head => head.Value));
        while (open.Count > 0)
        {
            PlacedValue value = open.Pop();
            foreach (PlacedValue source in reached.Add(value) ? value.Sources : [])
            {
                open.Push(source);
            }
        }

        return [.. evaluator.Inputs.Where(input => !reached.Contains(input)).Select(input => new LocatedFinding(
            "DN1016", input.Place, $"{(input.Input!.Name is { } name ? $"The input {QuotedText.Of(name)}" : "This input")} isn't used: no output of the network depends on it"))];
    }
}
