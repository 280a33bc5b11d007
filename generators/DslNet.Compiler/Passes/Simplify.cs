using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>The third pass: dead code elimination. (Algebra on expressions is the pool's, at construction.)</summary>
internal static class Simplify
{
    public static KernelProgram Run(KernelProgram program, CancellationToken cancellation)
    {
        HashSet<Value> train = [program.TrainOutput, .. program.Parameters.Select(parameter => parameter.Gradient).OfType<Value>()];
        if (program.Loss is not null)
        {
            train.Add(program.Loss);
        }

        if (program.InputGradient is not null)
        {
            train.Add(program.InputGradient);
        }

        IReadOnlyList<Kernel> backward = Live(program.Backward, train, cancellation);
        IReadOnlyList<Kernel> head = Live(program.TrainHead, train, cancellation);
        IReadOnlyList<Kernel> forward = Live(program.TrainForward, train, cancellation);
        return (program with
        {
            TrainForward = forward,
            TrainHead = head,
            Backward = backward,
            EvalForward = Live(program.EvalForward, [program.EvalOutput, .. program.EvalLogits.SelectMany(kernel => kernel.Inputs)], cancellation),
            Taps = program.TapsWith(tap => Live(tap.Kernels, [tap.Value], cancellation)),
        }).WithValuesInUse();
    }

    /// <summary>The live kernels, found from last to first: those with a result that is read later; their inputs are added to <paramref name="read"/>.</summary>
    private static Kernel[] Live(IReadOnlyList<Kernel> kernels, HashSet<Value> read, CancellationToken cancellation)
    {
        List<Kernel> live = [];
        foreach (Kernel kernel in kernels.Reverse())
        {
            cancellation.ThrowIfCancellationRequested();

            // Normalize also updates the running statistics, so it is never dead.
            if (kernel.Outputs.Any(read.Contains) || kernel is NormalizeKernel)
            {
                Kernel kept = kernel switch
                {
                    MapKernel map => WithoutIdleResults(map, read),
                    PoolKernel { Positions: { } positions } pool when !read.Contains(positions) => pool with { Positions = null },
                    RowNormalizeKernel norm => norm with { Normalized = Kept(norm.Normalized), InverseDeviation = Kept(norm.InverseDeviation) },
                    AttentionKernel { LogSum: { } logSum } attention when !read.Contains(logSum) => attention with { LogSum = null },
                    LoopKernel loop => WithoutIdleParts(loop, read, cancellation),
                    RecurrentKernel recurrence when !recurrence.Outputs.Skip(1).Any(read.Contains) => recurrence with { Before = null, Stored = null },
                    _ => kernel,
                };
                read.UnionWith(kept.Inputs);
                live.Add(kept);
            }
        }

        live.Reverse();
        return [.. live];

        Value? Kept(Value? value) => value is not null && read.Contains(value) ? value : null;
    }

    private static MapKernel WithoutIdleResults(MapKernel map, HashSet<Value> read)
    {
        MapResult[] results = [.. map.Results.Where(result => read.Contains(result.Value))];
        return results.Length == map.Results.Count ? map : map with { Results = results };
    }

    /// <summary>A state is live where it is read after the loop, or where a live kernel reads it.</summary>
    private static LoopKernel WithoutIdleParts(LoopKernel loop, HashSet<Value> read, CancellationToken cancellation)
    {
        LoopSlice[] results = [.. loop.Results.Where(result => read.Contains(result.Outer))];
        LoopSum[] sums = [.. loop.Sums.Where(sum => read.Contains(sum.Outer))];
        LoopState[] states = [.. loop.States.Where(state => state.Final is not null && read.Contains(state.Final))];
        while (true)
        {
            HashSet<Value> inside = [.. results.Select(result => result.Inner), .. sums.Select(sum => sum.Inner), .. states.Select(state => state.After)];
            Kernel[] body = Live(loop.Body, inside, cancellation);
            LoopState[] all = [.. loop.States.Where(state => states.Contains(state) || inside.Contains(state.Before))];
            if (all.Length == states.Length)
            {
                return loop with
                {
                    Sequences = loop.Sequences.Where(sequence => inside.Contains(sequence.Inner)).ToEquatableArray(),
                    States = states.Select(state => state.Final is not null && read.Contains(state.Final) ? state : state with { Final = null }).ToEquatableArray(),
                    Results = results.ToEquatableArray(),
                    Sums = sums.ToEquatableArray(),
                    Body = body,
                };
            }

            states = all;
        }
    }
}
