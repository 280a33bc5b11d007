using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>
/// Liveness analysis of the per-row values of a list of kernels: which of them share a buffer because one is computed in place of the other or is a view of it, and the
/// live range of each buffer.
/// </summary>
/// <param name="kernels">In the order in which they run.</param>
/// <param name="given">The values that are live at the start.</param>
/// <param name="outputs">The values that are live at the end.</param>
/// <param name="seen">The value that a view aliases, or the value itself.</param>
/// <param name="widthOf">Floats per row of a value.</param>
/// <remarks>
/// Positions count kernels in execution order; a loop has one before its body and one after it, and between them one for each kernel of a step. Values that a step reads from
/// before are live throughout the loop: its invariants and its states; and so are the values that the body yields.
/// </remarks>
internal sealed class Lifetimes(IReadOnlyList<Kernel> kernels, IReadOnlyList<Value> given, IReadOnlyList<Value> outputs, Func<Value, Value> seen, Func<Value, int> widthOf)
{
    private readonly Dictionary<Value, Lifetime> places = [];
    private readonly Dictionary<Value, int> lastReads = [];

    /// <summary>The number of positions of a list of kernels.</summary>
    public static int Positions(IEnumerable<Kernel> kernels) => kernels.Sum(kernel => kernel is LoopKernel loop ? Positions(loop.Body) + 2 : 1);

    /// <summary>The values, views looked through, whose elements a kernel may overwrite as it goes: it reads them elementwise, and no other operand is a view of them.</summary>
    public static IEnumerable<Value> InPlace(Kernel kernel, Func<Value, Value> seen)
    {
        HashSet<Value> elementwise = [.. kernel.ElementwiseOperands];
        return elementwise.Count == 0 ? [] : elementwise.Select(seen).Except(kernel.Inputs.Where(value => !elementwise.Contains(value)).Select(seen));
    }

    /// <summary>The live range of each value's buffer.</summary>
    public Dictionary<Value, Lifetime> Find()
    {
        int end = FindLastReads(kernels, 0);
        foreach (Value output in outputs)
        {
            lastReads[seen(output)] = end;
        }

        foreach (Value value in given)
        {
            Extend(places[value] = new Lifetime(widthOf(value), -1), value);
        }

        Find(kernels, 0);
        return places;
    }

    private int FindLastReads(IEnumerable<Kernel> kernels, int position)
    {
        foreach (Kernel kernel in kernels)
        {
            IEnumerable<Value> read = kernel.Inputs;
            if (kernel is LoopKernel loop)
            {
                position = FindLastReads(loop.Body, position + 1);
                read = read.Concat(loop.States.Select(state => state.Before)).Concat(loop.Given);
            }

            foreach (Value value in read)
            {
                lastReads[seen(value)] = position;
            }

            position++;
        }

        return position;
    }

    private int Find(IEnumerable<Kernel> kernels, int position)
    {
        foreach (Kernel kernel in kernels)
        {
            Write(kernel.Outputs, InPlace(kernel, seen), position);
            if (kernel is LoopKernel loop)
            {
                Write(loop.Set, [], position);
                position = Find(loop.Body, position + 1);

                // They are written after each step.
                foreach (Value value in loop.Outputs.Where(value => value.PerRow))
                {
                    places[value].Last = Math.Max(places[value].Last, position);
                }
            }

            position++;
        }

        return position;
    }

    private void Write(IEnumerable<Value> results, IEnumerable<Value> elementwiseOperands, int position)
    {
        List<Value> dying = [.. elementwiseOperands.Where(value => lastReads[value] == position).Distinct()];
        foreach (Value result in results.Where(value => value.PerRow))
        {
            if (seen(result) is var shown && shown != result)
            {
                places[result] = places[shown];
                continue;
            }

            Value? under = dying.FirstOrDefault(operand => operand.Size == result.Size && widthOf(operand) == widthOf(result));
            places[result] = under is null ? new Lifetime(widthOf(result), position) : places[under];
            Extend(places[result], result);
            if (under is not null)
            {
                dying.Remove(under);
            }
        }
    }

    private void Extend(Lifetime lifetime, Value value) =>
        lifetime.Last = Math.Max(lifetime.Last, lastReads.TryGetValue(value, out int last) ? last : lifetime.Last);
}
