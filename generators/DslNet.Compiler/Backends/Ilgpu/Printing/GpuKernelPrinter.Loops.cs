using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

// A loop runs on the host and queues the launches of each step: copies of the sequences' slices, the body's kernels, copies of their results.
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(LoopKernel kernel)
    {
        if (kernel.Lengths is { } lengths)
        {
            throw new InvalidOperationException($"{kernel.Name} takes its rows' lengths from {lengths}; LoopMasks comes before.");
        }

        LoopCopies copies = new(memory, kernel);
        string step = copies.Step, steps = InvariantText.Of(kernel.Steps);
        return
        [
            .. kernel.States.Select(state => state.Initial is null ? copies.Cleared(state.Before) : copies.Whole(state.Initial, state.Before)),
            .. kernel.Sums.Select(sum => copies.Cleared(sum.Outer)),
            GpuLaunch.Text(kernel.Reversed ? $"for (int {step} = {steps} - 1; {step} >= 0; {step}--)" : $"for (int {step} = 0; {step} < {steps}; {step}++)"),
            GpuLaunch.Text("{"),
            .. kernel.Sequences.Select(slice => copies.Slice(slice.Outer, slice.Inner, reads: true)),
            .. kernel.Mask is { } mask ? [Masked(kernel, mask, step)] : Array.Empty<GpuLaunch>(),
            .. kernel.Body.Where(each => !memory.Plan.IsIdle(each)).SelectMany(each => each.Accept(this)),
            .. kernel.Results.Select(slice => copies.Slice(slice.Inner, slice.Outer, reads: false)),
            .. kernel.Sums.Select(sum => copies.Whole(sum.Inner, sum.Outer, adds: true)),
            .. kernel.States.Select(state => copies.Whole(state.After, state.Before)),
            GpuLaunch.Text("}"),
            .. kernel.States.Where(state => state.Final is not null).Select(state => copies.Whole(state.Before, state.Final!)),
        ];
    }

    private GpuLaunch Masked(LoopKernel kernel, LoopMask mask, string step) => GpuLaunch.Of(
        Field(kernel) + "Mask", $"{View}, {View}, int, int", "GpuCopy.Mask", "Each(rows)", $"{memory.ViewOf(mask.Lengths)}, {memory.ViewOf(mask.Active)}, {step}, rows");

    /// <summary>The copies of a loop, each a field of its own.</summary>
    private sealed class LoopCopies(GpuMemoryMap memory, LoopKernel kernel)
    {
        private int count;

        /// <summary>The variable that counts steps; those of loops inside are others.</summary>
        public string Step { get; } = "step" + kernel.Name;

        public GpuLaunch Cleared(Value value)
        {
            string size = Count(value.PerRow, value.Size);
            return GpuLaunch.Of(NextField(), $"{View}, int", "GpuCopy.Clear", $"Each({size})", $"{memory.ViewOf(value)}, {size}");
        }

        /// <summary>All of a value.</summary>
        public GpuLaunch Whole(Value from, Value to, bool adds = false)
        {
            string size = Count(from.PerRow, from.Size), method = adds ? "GpuCopy.Add" : "GpuCopy.Rows";
            return Launch(method, from, to, $"0, {InvariantText.Of(from.Size)}, 0, {InvariantText.Of(from.Size)}, {InvariantText.Of(from.Size)}, {size}", size);
        }

        /// <summary>A step of a sequence to the body's value, or from it.</summary>
        public GpuLaunch Slice(Value from, Value to, bool reads)
        {
            Value inner = reads ? to : from;
            string length = InvariantText.Of(inner.Size), row = InvariantText.Of(kernel.Steps * inner.Size), at = $"{Step} * {length}", size = Count(inner.PerRow, inner.Size);
            return Launch("GpuCopy.Rows", from, to, reads ? $"{at}, {row}, 0, {length}, {length}, {size}" : $"0, {length}, {at}, {row}, {length}, {size}", size);
        }

        private GpuLaunch Launch(string method, Value from, Value to, string places, string size) =>
            GpuLaunch.Of(NextField(), $"{View}, {View}, int, int, int, int, int, int", method, $"Each({size})", $"{memory.ViewOf(from)}, {memory.ViewOf(to)}, {places}");

        private string NextField() => Field(kernel) + "Copy" + InvariantText.Of(++count);
    }
}
