using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

// A loop: its body once for each step, on the rows that have that step. What goes out of it is in its place from the first step on, as at run time.
internal sealed partial class KernelRun
{
    public bool Visit(LoopKernel kernel)
    {
        double[]? lengths = kernel.Lengths is null ? null : store.Read(kernel.Lengths);
        lengths?.ShouldAllBe(length => length == Math.Floor(length) && length >= 0 && length <= kernel.Steps, $"lengths of {kernel}");
        foreach (LoopState state in kernel.States)
        {
            store.Write(state.Before, state.Initial is null ? Zeros(state.Before) : [.. store.Read(state.Initial)]);
        }

        foreach (Value outer in kernel.Results.Select(result => result.Outer).Concat(kernel.Sums.Select(sum => sum.Outer)))
        {
            store.Write(outer, Zeros(outer));
        }

        foreach (int t in kernel.Reversed ? Enumerable.Range(0, kernel.Steps).Reverse() : Enumerable.Range(0, kernel.Steps))
        {
            int[] active = [.. Enumerable.Range(0, Rows).Where(row => lengths is null || t < lengths[row])];
            if (active.Length > 0)
            {
                Step(kernel, t, active);
            }
        }

        foreach (LoopState state in kernel.States.Where(state => state.Final is not null))
        {
            store.Write(state.Final!, [.. store.Read(state.Before)]);
        }

        return true;
    }

    private void Step(LoopKernel kernel, int t, int[] active)
    {
        foreach (LoopSlice slice in kernel.Sequences)
        {
            double[] sequence = store.Read(slice.Outer);
            int size = slice.Inner.Size;
            store.Write(slice.Inner, [.. Enumerable.Range(0, slice.Inner.PerRow ? Rows : 1).SelectMany(row => sequence.AsSpan(((row * kernel.Steps) + t) * size, size).ToArray())]);
        }

        if (kernel.Mask is { } mask)
        {
            store.Write(mask.Active, [.. store.Read(mask.Lengths).Select(length => t < length ? 1.0 : 0.0)]);
        }

        ValueStore body = active.Length == Rows ? store : new ActiveStore(store, active);
        new KernelRun(body, seed, step, lines.Inside(kernel.Steps, t, active)).All(kernel.Body);
        foreach (LoopSlice slice in kernel.Results)
        {
            double[] sequence = [.. store.Read(slice.Outer)], inner = store.Read(slice.Inner);
            int size = slice.Inner.Size;
            foreach (int row in slice.Inner.PerRow ? active : [0])
            {
                inner.AsSpan(row * size, size).CopyTo(sequence.AsSpan(((row * kernel.Steps) + t) * size));
            }

            store.Write(slice.Outer, sequence);
        }

        foreach (LoopSum sum in kernel.Sums)
        {
            store.Write(sum.Outer, WithActive(sum.Inner, active, store.Read(sum.Outer), (so, far) => so + far));
        }

        // All are read before the first is written: one state may become another.
        double[][] after = [.. kernel.States.Select(state => WithActive(state.After, active, store.Read(state.Before), (_, next) => next))];
        foreach ((LoopState state, double[] numbers) in kernel.States.Zip(after))
        {
            store.Write(state.Before, numbers);
        }
    }

    /// <summary>Numbers as they were, but where the step was run, joined with what a value of the body holds.</summary>
    private double[] WithActive(Value inner, int[] active, double[] before, Func<double, double, double> join)
    {
        double[] numbers = [.. before], step = store.Read(inner);
        foreach (int at in (inner.PerRow ? active : [0]).SelectMany(row => Enumerable.Range(row * inner.Size, inner.Size)))
        {
            numbers[at] = join(before[at], step[at]);
        }

        return numbers;
    }

    private double[] Zeros(Value value) => new double[value.PerRow ? Rows * value.Size : value.Size];
}
