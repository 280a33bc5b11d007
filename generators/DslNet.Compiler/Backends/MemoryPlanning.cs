using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>
/// The last step of every back end: per-row values with disjoint live ranges share a slot, and an elementwise kernel writes in place
/// where the live range of an operand ends with it. In a loop's body they share the slots that are free while the loop runs. A reshape that the layout makes
/// a view has no memory of its own. Training (forward, head, backward) and eval reuse the same memory.
/// </summary>
internal sealed partial class MemoryPlanning
{
    private readonly MemoryLayout layout;
    private readonly CancellationToken cancellation;
    private readonly List<int> widths = [];
    private readonly Dictionary<int, int> slots = [];
    private readonly List<int> statisticSizes = [];
    private readonly Dictionary<int, int> statistics = [];
    private readonly Dictionary<Value, Value> views = [];
    private readonly Dictionary<int, long> offsets = [];
    private long inferenceWidth, evalWidth;

    private MemoryPlanning(MemoryLayout layout, CancellationToken cancellation)
    {
        this.layout = layout;
        this.cancellation = cancellation;
    }

    /// <param name="program">The program.</param>
    /// <param name="layout">The layout of values in memory.</param>
    /// <param name="scratchFloats">The workspace of each kernel, independent of the batch.</param>
    /// <param name="cancellation">Polled before each kernel.</param>
    /// <param name="predicts">Whether eval also runs without the network, in a predictor, and so is planned on its own.</param>
    public static MemoryPlan Run(KernelProgram program, MemoryLayout layout, Func<Kernel, long> scratchFloats, CancellationToken cancellation, bool predicts)
    {
        MemoryPlanning planning = new(layout, cancellation);
        planning.FindViews(LoopKernel.WithBodies(program.AllKernels));
        Kernel[] train = [.. program.TrainForward, .. program.TrainHead, .. program.Backward];
        Value[] inputs = [program.Input], given = program.Target is null ? inputs : [.. inputs, program.Target];
        planning.Plan(train, given, [program.TrainOutput], program.TrainForward.Count + program.TrainHead.Count, program.InputGradient);
        if (predicts)
        {
            planning.PlanInference(program, inputs);
        }
        else
        {
            planning.Plan(EvalOf(program), inputs, EvalOutputsOf(program), program.EvalForward.Count + program.EvalLogits.Count);
        }

        int scratch = planning.TakeScratch(LoopKernel.WithBodies(program.AllKernels).Select(scratchFloats).DefaultIfEmpty(0).Max());
        return new MemoryPlan(layout, planning.widths, planning.slots, planning.statisticSizes, planning.statistics, planning.views.ToDictionary(pair => pair.Key.Id, pair => pair.Value.Id), scratch)
        {
            EvalOffsets = planning.offsets,
            EvalWidth = planning.evalWidth,
            InferenceWidth = planning.inferenceWidth,
        };
    }

    /// <summary>One workspace, of the largest size that any kernel needs: kernels run one at a time.</summary>
    private int TakeScratch(long most)
    {
        if (most == 0)
        {
            return -1;
        }

        statisticSizes.Add(checked((int)most));
        return statisticSizes.Count - 1;
    }

    /// <param name="kernels">In the order in which they run.</param>
    /// <param name="given">Values that are live at the start.</param>
    /// <param name="outputs">The values that are copied out, after <paramref name="outputRead"/> kernels.</param>
    /// <param name="outputRead">The number of kernels before the outputs are read.</param>
    /// <param name="kept">A value that is live until another pass begins, or null.</param>
    private void Plan(IReadOnlyList<Kernel> kernels, Value[] given, Value[] outputs, int outputRead, Value? kept = null)
    {
        Dictionary<Value, int> lastRead = LastReads(kernels);
        foreach (Value output in outputs.Select(Seen))
        {
            lastRead[output] = Math.Max(lastRead.TryGetValue(output, out int last) ? last : 0, outputRead);
        }

        if (kept is not null)
        {
            lastRead[Seen(kept)] = kernels.Count;
        }

        // Where eval uses the slots of training, the input has the same slot in both; it is allocated first.
        FreeSlots free = new();
        for (int slot = 0; slot < widths.Count; slot++)
        {
            free.Add(slot, widths[slot]);
        }

        foreach (Value value in given)
        {
            if (slots.TryGetValue(value.Id, out int slot))
            {
                free.Remove(slot, widths[slot]);
            }
            else
            {
                Take(value, free);
            }
        }

        Plan(kernels, lastRead, free);
    }

    private void Plan(IReadOnlyList<Kernel> kernels, Dictionary<Value, int> lastRead, FreeSlots free)
    {
        for (int i = 0; i < kernels.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Kernel kernel = kernels[i];
            Value[] dying = [.. kernel.Inputs.Where(value => value.PerRow).Select(Seen).Where(value => lastRead[value] == i).Distinct()];
            List<Value> inPlace = [.. Lifetimes.InPlace(kernel, Seen).Where(dying.Contains)];
            foreach (Value result in kernel.Outputs)
            {
                if (result.PerRow && Seen(result) is var seen && seen != result)
                {
                    slots[result.Id] = slots[seen.Id];
                }
                else if (inPlace.FirstOrDefault(operand => result.PerRow && operand.Size == result.Size && layout.RowStride(operand) == layout.RowStride(result)) is { } place)
                {
                    slots[result.Id] = slots[place.Id];
                    inPlace.Remove(place);
                    dying = [.. dying.Where(value => value != place)];
                }
                else
                {
                    Place(result, free);
                }
            }

            if (kernel is LoopKernel loop)
            {
                PlanBody(loop, free);
            }

            foreach (int slot in dying.Concat(kernel.Outputs.Where(value => value.PerRow && !lastRead.ContainsKey(Seen(value)))).Select(value => slots[value.Id]))
            {
                free.Add(slot, widths[slot]);
            }
        }
    }

    /// <summary>A slot for a per-row value, an index of its own for a statistic; other values aren't planned.</summary>
    private void Place(Value value, FreeSlots free)
    {
        if (value.PerRow)
        {
            Take(value, free);
        }
        else if (value.Kind is ValueKind.Statistic or ValueKind.GradientPart)
        {
            statistics[value.Id] = statisticSizes.Count;
            statisticSizes.Add(layout.StoredFloats(value));
        }
    }

    private void FindViews(IEnumerable<Kernel> kernels)
    {
        foreach (ReshapeKernel kernel in kernels.OfType<ReshapeKernel>().Where(kernel => kernel.Output.PerRow && layout.IsView(kernel)))
        {
            views[kernel.Output] = Seen(kernel.Input);
        }
    }

    /// <summary>The value that a view aliases, or the value itself.</summary>
    private Value Seen(Value value) => views.TryGetValue(value, out Value? seen) ? seen : value;

    private Dictionary<Value, int> LastReads(IReadOnlyList<Kernel> kernels)
    {
        Dictionary<Value, int> last = [];
        for (int i = 0; i < kernels.Count; i++)
        {
            foreach (Value value in kernels[i].Inputs)
            {
                last[Seen(value)] = i;
            }
        }

        return last;
    }

    /// <summary>The best-fitting free slot; else the widest free one, widened; else a new one.</summary>
    private void Take(Value value, FreeSlots free)
    {
        int width = layout.RowStride(value), slot = free.BestFor(width);
        if (slot < 0)
        {
            slot = free.Widest();
        }

        if (slot < 0)
        {
            slot = widths.Count;
            widths.Add(width);
        }

        free.Remove(slot, widths[slot]);
        widths[slot] = Math.Max(widths[slot], width);
        slots[value.Id] = slot;
    }
}
