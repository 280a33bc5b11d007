using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <content>
/// Loops: a loop's invariants and sequences are live while the loop runs; its states are live through every step; all other values of the body
/// are live within a step.
/// </content>
internal sealed partial class MemoryPlanning
{
    /// <param name="loop">A loop whose inputs and outputs are planned.</param>
    /// <param name="free">The slots that are free while it runs; the same ones, and those that it adds, are free after it.</param>
    private void PlanBody(LoopKernel loop, FreeSlots free)
    {
        IReadOnlyList<int> before = free.All;
        int known = widths.Count;
        Dictionary<Value, int> lastRead = LastReads(loop.Body);
        HashSet<Value> own = [.. loop.Defined];
        IEnumerable<Value> kept = lastRead.Keys.Where(value => !own.Contains(value)).Concat(loop.States.Select(state => state.Before)).Concat(loop.Given.Select(Seen));
        foreach (Value value in kept.ToArray())
        {
            lastRead[value] = loop.Body.Count;
        }

        foreach (Value value in loop.Set)
        {
            Place(value, free);
        }

        Plan(loop.Body, lastRead, free);
        free.Clear();
        foreach (int slot in before.Concat(Enumerable.Range(known, widths.Count - known)))
        {
            free.Add(slot, widths[slot]);
        }
    }
}
