using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <content>Eval and taps: an arena, which is all the memory that a predictor needs for values.</content>
internal sealed partial class MemoryPlanning
{
    /// <summary>
    /// Eval, and each tap, has all memory for itself while it runs: each value has an offset in an arena during its live range. In a network the arena overlays the
    /// slots of training; a predictor has nothing else.
    /// </summary>
    private void PlanInference(KernelProgram program, Value[] inputs)
    {
        TakeStatistics(program.EvalForward.Concat(program.EvalLogits));
        Dictionary<Value, Lifetime> eval = Places(inputs, EvalOf(program), EvalOutputsOf(program));
        int logits = Lifetimes.Positions(program.EvalForward);
        ILookup<bool, Lifetime> inference = eval.Values.Distinct().ToLookup(place => place.First < logits);
        inferenceWidth = Arena.Assign([.. inference[true]], []);
        evalWidth = Arena.Assign([.. inference[false]], [.. inference[true]]);
        Keep(eval);
        foreach (TapProgram tap in program.Taps)
        {
            cancellation.ThrowIfCancellationRequested();
            TakeStatistics(tap.Kernels);
            Dictionary<Value, Lifetime> places = Places(inputs, tap.Kernels, [tap.Value]);
            Lifetime[] given = [.. inputs.Select(input => places[input])];
            foreach (Value input in inputs)
            {
                places[input].Offset = offsets[input.Id];
            }

            evalWidth = Math.Max(evalWidth, Arena.Assign([.. places.Values.Distinct().Except(given)], given));
            Keep(places);
        }
    }

    private Dictionary<Value, Lifetime> Places(Value[] inputs, IReadOnlyList<Kernel> kernels, Value[] outputs)
    {
        cancellation.ThrowIfCancellationRequested();
        return new Lifetimes(kernels, inputs, outputs, Seen, layout.RowStride).Find();
    }

    private void Keep(Dictionary<Value, Lifetime> places)
    {
        foreach (KeyValuePair<Value, Lifetime> place in places)
        {
            offsets[place.Key.Id] = place.Value.Offset;
        }
    }

    private static Kernel[] EvalOf(KernelProgram program) => [.. program.EvalForward, .. program.EvalLogits];

    private static Value[] EvalOutputsOf(KernelProgram program) => program.Logits is null ? [program.EvalOutput] : [program.EvalOutput, program.Logits];

    private void TakeStatistics(IEnumerable<Kernel> kernels)
    {
        IEnumerable<Value> written = LoopKernel.WithBodies(kernels).SelectMany(LoopKernel.WrittenBy);
        foreach (Value statistic in written.Where(value => value.Kind is ValueKind.Statistic or ValueKind.GradientPart))
        {
            statistics[statistic.Id] = statisticSizes.Count;
            statisticSizes.Add(layout.StoredFloats(statistic));
        }
    }
}
