using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The last pass: per-row values that are never alive together share a slot, and an elementwise kernel writes in place
/// where what it reads dies with it. In a loop's body they share the slots that hold nothing while the loop runs. A value in another shape that lies in memory as it did is the same value. Training (forward, head, backward) and eval are planned one after the other over the same slots.
/// </summary>
internal sealed partial class MemoryPlanning
{
    private readonly bool dense;
    private readonly CancellationToken cancellation;
    private readonly List<int> widths = [];
    private readonly Dictionary<int, int> slots = [];
    private readonly List<int> statisticSizes = [];
    private readonly Dictionary<int, int> statistics = [];
    private readonly Dictionary<Value, Value> views = [];

    private MemoryPlanning(bool dense, CancellationToken cancellation)
    {
        this.dense = dense;
        this.cancellation = cancellation;
    }

    /// <param name="program">The program.</param>
    /// <param name="cancellation">Asked before each kernel.</param>
    /// <param name="dense">Whether rows and pixels follow one another without filling, as on a device; on the CPU they are whole vectors.</param>
    public static MemoryPlan Run(KernelProgram program, CancellationToken cancellation, bool dense = false)
    {
        MemoryPlanning planning = new(dense, cancellation);
        planning.FindViews(LoopKernel.WithBodies(program.AllKernels));
        Kernel[] train = [.. program.TrainForward, .. program.TrainHead, .. program.Backward];
        Value[] inputs = [program.Input, .. program.WholeInputs], given = program.Target is null ? inputs : [.. inputs, program.Target];
        planning.Plan(train, given, [program.TrainOutput], program.TrainForward.Count + program.TrainHead.Count, program.InputGradient);
        Kernel[] eval = [.. program.EvalForward, .. program.EvalLogits];
        planning.Plan(eval, inputs, program.Logits is null ? [program.EvalOutput] : [program.EvalOutput, program.Logits], eval.Length);
        foreach (TapProgram tap in program.Taps)
        {
            planning.Plan(tap.Kernels, inputs, [tap.Value], tap.Kernels.Count);
        }

        int scratch = planning.TakeScratch(program);
        return new MemoryPlan(planning.widths, planning.slots, planning.statisticSizes, planning.statistics, planning.views.ToDictionary(pair => pair.Key.Id, pair => pair.Value.Id), scratch);
    }

    /// <summary>Memory for the kernel that needs the most of it: no two work at a time.</summary>
    private int TakeScratch(KernelProgram program)
    {
        long most = dense ? 0 : LoopKernel.WithBodies(program.AllKernels).Select(ScratchFloats).DefaultIfEmpty(0).Max();
        if (most == 0)
        {
            return -1;
        }

        statisticSizes.Add(checked((int)most));
        return statisticSizes.Count - 1;
    }

    private static long ScratchFloats(Kernel kernel) => kernel switch
    {
        ConvolutionKernel convolution => ConvolutionWays.ScratchFloats(convolution),
        PooledConvolutionKernel pooled => ConvolutionWays.ScratchFloats(pooled),
        _ => 0,
    };

    /// <param name="kernels">In the order in which they run.</param>
    /// <param name="given">Values that are there from the start.</param>
    /// <param name="outputs">The values that are copied out, when <paramref name="outputRead"/> kernels have run.</param>
    /// <param name="outputRead">See there.</param>
    /// <param name="kept">A value that is there until another pass begins, or null.</param>
    private void Plan(IReadOnlyList<Kernel> kernels, Value[] given, Value[] outputs, int outputRead, Value? kept = null)
    {
        Dictionary<Value, int> lastRead = LastReads(kernels);
        foreach (Value output in outputs.Select(Seen))
        {
            lastRead[output] = System.Math.Max(lastRead.TryGetValue(output, out int last) ? last : 0, outputRead);
        }

        if (kept is not null)
        {
            lastRead[Seen(kept)] = kernels.Count;
        }

        // The input has one slot in training and in eval; it is taken at the start of both.
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
            List<Value> inPlace = [.. InPlaceOperands(kernel).Select(Seen).Where(dying.Contains)];
            foreach (Value result in kernel.Outputs)
            {
                if (result.PerRow && Seen(result) is var seen && seen != result)
                {
                    slots[result.Id] = slots[seen.Id];
                }
                else if (inPlace.FirstOrDefault(operand => result.PerRow && operand.Size == result.Size && WidthOf(operand) == WidthOf(result)) is { } place)
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

    /// <summary>A slot for a value per row, a place of its own for a statistic; all else isn't planned.</summary>
    private void Place(Value value, FreeSlots free)
    {
        if (value.PerRow)
        {
            Take(value, free);
        }
        else if (value.Kind is ValueKind.Statistic or ValueKind.GradientPart)
        {
            statistics[value.Id] = statisticSizes.Count;
            statisticSizes.Add(value.Stored);
        }
    }

    private int WidthOf(Value value) => dense ? value.Size : value.Stride;

    private void FindViews(IEnumerable<Kernel> kernels)
    {
        foreach (ReshapeKernel kernel in kernels.OfType<ReshapeKernel>().Where(kernel => kernel.Output.PerRow))
        {
            if (dense || (!kernel.Input.IsSpread && !kernel.Output.IsSpread) || (kernel.Input.IsSpread && kernel.Output.IsSpread && kernel.Input.Shape.Channels == kernel.Output.Shape.Channels))
            {
                views[kernel.Output] = Seen(kernel.Input);
            }
        }
    }

    /// <summary>The value that a view shows, or the value itself.</summary>
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

    /// <summary>Operands that a kernel reads, at each element, before it writes there, and never again: its output may lie on them.</summary>
    private static IEnumerable<Value> InPlaceOperands(Kernel kernel) => kernel switch
    {
        MapKernel map => map.Operands.Where(operand => operand.PerRow && operand.Size == map.Size),
        ProductKernel { Epilogue: { } epilogue } product => epilogue.Operands.Skip(1).Where(operand => operand.PerRow && operand.Size == epilogue.Size && operand != product.Left),
        _ => [],
    };

    /// <summary>The free slot that fits best; else the widest free one, widened; else a new one.</summary>
    private void Take(Value value, FreeSlots free)
    {
        int width = WidthOf(value), slot = free.BestFor(width);
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
        widths[slot] = System.Math.Max(widths[slot], width);
        slots[value.Id] = slot;
    }
}
