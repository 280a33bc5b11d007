using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>
/// Which per-row values of a list of kernels share one place because one is written over the other or is a view of it, and from which kernel to which
/// each place is in use.
/// </summary>
/// <param name="kernels">In the order in which they run.</param>
/// <param name="given">The value that is there from the start.</param>
/// <param name="outputs">The values that are there at the end.</param>
/// <param name="seen">The value that a view shows, or the value itself.</param>
/// <param name="widthOf">Floats per row of a value.</param>
internal sealed class Lifetimes(IReadOnlyList<Kernel> kernels, Value given, IReadOnlyList<Value> outputs, Func<Value, Value> seen, Func<Value, int> widthOf)
{
    private readonly Dictionary<Value, Lifetime> places = [];

    /// <summary>The place of each value.</summary>
    public Dictionary<Value, Lifetime> Find()
    {
        Dictionary<Value, int> lastReads = LastReads();
        Extend(places[given] = new Lifetime(widthOf(given), -1), given, lastReads);
        for (int i = 0; i < kernels.Count; i++)
        {
            List<Value> dying = [.. kernels[i].ElementwiseOperands.Select(seen).Where(value => lastReads[value] == i).Distinct()];
            foreach (Value result in kernels[i].Outputs.Where(value => value.PerRow))
            {
                if (seen(result) is var shown && shown != result)
                {
                    places[result] = places[shown];
                    continue;
                }

                Value? under = dying.FirstOrDefault(operand => operand.Size == result.Size && widthOf(operand) == widthOf(result));
                places[result] = under is null ? new Lifetime(widthOf(result), i) : places[under];
                Extend(places[result], result, lastReads);
                if (under is not null)
                {
                    dying.Remove(under);
                }
            }
        }

        return places;
    }

    private static void Extend(Lifetime lifetime, Value value, Dictionary<Value, int> lastReads) =>
        lifetime.Last = Math.Max(lifetime.Last, lastReads.TryGetValue(value, out int last) ? last : lifetime.Last);

    private Dictionary<Value, int> LastReads()
    {
        Dictionary<Value, int> last = [];
        for (int i = 0; i < kernels.Count; i++)
        {
            foreach (Value value in kernels[i].Inputs)
            {
                last[seen(value)] = i;
            }
        }

        foreach (Value output in outputs)
        {
            last[seen(output)] = kernels.Count;
        }

        return last;
    }
}
