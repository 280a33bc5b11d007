using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The derivative of a loop: a loop in the other direction over the adjoint of its body. Gradients of results are its sequences, those of sequences
/// are its results; a state's gradient is carried from each step to the previous one; the gradients of loop invariants are its sums.
/// The forward loop stores, as sequences, those values of its body that the adjoint reads, and no others.
/// </summary>
internal sealed class LoopAdjoint
{
    private readonly LoopKernel loop;
    private readonly Gradients outside;
    private readonly Gradients inside;
    private readonly List<LoopSlice> sequences = [];
    private readonly List<LoopSlice> stored = [];

    private LoopAdjoint(LoopKernel loop, Gradients outside)
    {
        this.loop = loop;
        this.outside = outside;
        inside = outside.OfBody();
    }

    /// <summary>Adds the adjoint to the backward kernels, and returns the loop, which stores the intermediates for it.</summary>
    public static LoopKernel Write(LoopKernel loop, Gradients gradients) => new LoopAdjoint(loop, gradients).Write();

    private ProgramBuilder Builder => outside.Builder;

    private LoopKernel Write()
    {
        foreach (LoopSlice result in loop.Results.Where(result => outside.Reached(result.Outer) && inside.Wants(result.Inner)))
        {
            Value step = NewGradient(result.Inner);
            sequences.Add(new LoopSlice(outside.OfSameShape(result.Outer), step));
            inside.Contribute(result.Inner, step);
        }

        foreach (LoopSum sum in loop.Sums.Where(sum => outside.Reached(sum.Outer) && inside.Wants(sum.Inner)))
        {
            inside.Contribute(sum.Inner, outside.OfSameShape(sum.Outer));
        }

        Dictionary<LoopState, Value> carried = CarriedStates().ToDictionary(state => state, state => NewGradient(state.After));
        foreach (KeyValuePair<LoopState, Value> pair in carried)
        {
            inside.Contribute(pair.Key.After, pair.Value);
        }

        IReadOnlyList<Kernel> body = Autodiff.OfBody(inside, loop.Body);
        LoopState[] states = [.. carried.Select(pair => new LoopState(
            pair.Key.Final is { } final && outside.Reached(final) ? outside.OfSameShape(final) : null,
            pair.Value,
            inside.OfSameShape(pair.Key.Before),
            pair.Key.Initial is { } initial && outside.Wants(initial) ? outside.New(initial, isSum: true) : null))];
        LoopSlice[] results = [.. loop.Sequences.Where(sequence => Gives(sequence.Inner)).Select(sequence => new LoopSlice(outside.New(sequence.Outer, isSum: true), inside.OfSameShape(sequence.Inner)))];
        LoopSum[] sums = [.. loop.Invariants.Where(Gives).Select(invariant => new LoopSum(inside.OfSameShape(invariant), outside.New(invariant, isSum: true)))];
        LoopKernel forward = loop with { Body = body };
        LoopKernel adjoint = new(
            outside.Name(loop, "Adjoint"), loop.Layer, loop.Steps, !loop.Reversed, sequences.ToEquatableArray(), states.ToEquatableArray(), results.ToEquatableArray(), sums.ToEquatableArray(), inside.Kernels)
        {
            Lengths = loop.Lengths,
        };
        if (!adjoint.Outputs.Any())
        {
            return loop;
        }

        outside.Add(WithStored(adjoint, forward));
        return forward with { Results = forward.Results.Concat(stored).ToEquatableArray() };
    }

    private bool Gives(Value value) => inside.Wants(value) && inside.Reached(value);

    private Value NewGradient(Value value) => Builder.NewValue(value.Name + ".gradient", value.PerRow ? ValueKind.Activation : ValueKind.Statistic, value.Shape, value.Layer);

    /// <summary>The states that the loss depends on: through their final values, or through reads in the body.</summary>
    private HashSet<LoopState> CarriedStates()
    {
        HashSet<Value> reached = [.. loop.Results.Where(result => outside.Reached(result.Outer)).Select(result => result.Inner), .. loop.Sums.Where(sum => outside.Reached(sum.Outer)).Select(sum => sum.Inner)];
        HashSet<LoopState> carried = [];
        LoopState[] more = [.. loop.States.Where(state => state.Final is not null && outside.Reached(state.Final))];
        while (true)
        {
            carried.UnionWith(more.Where(state => inside.Wants(state.Before)));
            reached.UnionWith(more.Select(state => state.After));
            foreach (Kernel kernel in loop.Body.Reverse().Where(kernel => kernel.Outputs.Any(reached.Contains)))
            {
                reached.UnionWith(kernel.Inputs);
            }

            more = [.. loop.States.Where(state => reached.Contains(state.Before) && inside.Wants(state.Before) && !carried.Contains(state))];
            if (more.Length == 0)
            {
                return carried;
            }
        }
    }

    /// <summary>The adjoint with the values that it reads of the forward body as sequences: the forward loop's sequences and results, and those that it additionally stores.</summary>
    private LoopKernel WithStored(LoopKernel adjoint, LoopKernel forward)
    {
        HashSet<Value> defined = [.. forward.Defined];
        Dictionary<Value, Value> replaced = [];
        foreach (Value value in adjoint.Invariants.Where(defined.Contains).ToArray())
        {
            Value? sequence = forward.Sequences.Concat(forward.Results).FirstOrDefault(slice => slice.Inner == value)?.Outer;
            if (sequence is null)
            {
                sequence = Builder.NewLike(value, value.Name + ".steps", Shape.Of([loop.Steps, .. value.Shape.Extents]));
                stored.Add(new LoopSlice(sequence, value));
            }

            replaced[value] = Builder.NewLike(value, value.Name + ".step", value.Shape);
            sequences.Add(new LoopSlice(sequence, replaced[value]));
        }

        return (LoopKernel)Renaming.Of(replaced).Of(adjoint) with { Sequences = sequences.ToEquatableArray() };
    }
}
