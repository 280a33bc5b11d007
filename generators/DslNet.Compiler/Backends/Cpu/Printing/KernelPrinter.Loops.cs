using System;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

// A loop: the sequences' slices are copied into the body's slots, the body's kernels are called, and their results are copied out.
internal sealed partial class KernelPrinter
{
    public bool Visit(LoopKernel kernel)
    {
        if (kernel.Lengths is { } lengths)
        {
            throw new InvalidOperationException($"{kernel.Name} takes its rows' lengths from {lengths}; LoopMasks comes before.");
        }

        string steps = InvariantText.Of(kernel.Steps);
        string direction = kernel.Reversed ? $"int step = {InvariantText.Of(kernel.Steps - 1)}; step >= 0; step--" : $"int step = 0; step < {steps}; step++";
        writer.Line();
        if (!numbered)
        {
            writer.Summary($"{steps} steps{(kernel.Reversed ? ", the last one first" : "")}, with {string.Join(", ", kernel.States.Select(state => state.Before.Name).DefaultIfEmpty("nothing"))} carried from one to the next. {Shapes(kernel)}.");
        }

        writer.Block($"public static void {kernel.Name}({memory.Owner.Type} {memory.Owner}, int rows)", () =>
        {
            foreach (LoopState state in kernel.States)
            {
                writer.Line(state.Initial is null ? Cleared(state.Before) : Whole(state.Initial, state.Before));
            }

            foreach (LoopSum sum in kernel.Sums)
            {
                writer.Line(Cleared(sum.Outer));
            }

            writer.Block($"for ({direction})", () => Step(kernel));
            foreach (LoopState state in kernel.States.Where(state => state.Final is not null))
            {
                writer.Line(Whole(state.Before, state.Final!));
            }
        });
        return true;
    }

    private void Step(LoopKernel kernel)
    {
        foreach (LoopSlice slice in kernel.Sequences)
        {
            writer.Line(StepOf(slice, reads: true));
        }

        if (kernel.Mask is { } mask)
        {
            writer.Line($"StepMask.Set({memory.Owner}.Workers, {memory.SliceOf(mask.Lengths)}, {RowOf(mask.Lengths)}, {memory.SliceOf(mask.Active)}, {RowOf(mask.Active)}, rows, step);");
        }

        foreach (Kernel each in kernel.Body.Where(each => !memory.IsIdle(each)))
        {
            writer.Line(call(each));
        }

        foreach (LoopSlice slice in kernel.Results)
        {
            writer.Line(StepOf(slice, reads: false));
        }

        foreach (LoopSum sum in kernel.Sums)
        {
            writer.Line(Whole(sum.Inner, sum.Outer, "Copies.Add"));
        }

        foreach (LoopState state in kernel.States)
        {
            writer.Line(Whole(state.After, state.Before));
        }
    }

    /// <summary>The copy of one step of a sequence to the body's value, or from it.</summary>
    private string StepOf(LoopSlice slice, bool reads)
    {
        (Value from, Value to) = reads ? (slice.Outer, slice.Inner) : (slice.Inner, slice.Outer);
        CopyLoop[] axes = [.. slice.Inner.Shape.Extents.Select((extent, axis) => new CopyLoop(extent, CopyStep.Along(axis + 1), CopyStep.Along(axis)))];
        int[] inner = [.. axes.Select(_ => 0)];
        PlacedCopy Placed(int step)
        {
            EquatableArray<int> at = EquatableArray.Of([step, .. inner]), here = inner.ToEquatableArray();
            return PlacedCopy.Of(reads ? new CopyPart(from, axes.ToEquatableArray(), at, here) : new CopyPart(from, axes.Select(axis => axis.Reversed).ToEquatableArray(), here, at), to, memory.Layout);
        }

        bool floats = slice.Inner is { PerRow: true, Type: ElementType.Float32 };
        PlacedCopy second = Placed(1);
        int length = floats ? Math.Max(second.Places.From, second.Places.To) : FloatsOf(slice.Inner);
        string loops = floats ? string.Join(", ", second.Loops.Select(loop => InvariantText.Of($"new({loop.Count}, {loop.From}, {loop.To})"))) : InvariantText.Of($"new({length}, 1, 1)");
        string offset = $"step * {InvariantText.Of(length)}";
        string places = $"{(reads ? offset : "0")}, {RowOf(from)}, {(reads ? "0" : offset)}, {RowOf(to)}";
        return $"Copies.Run({memory.Owner}.Workers, {memory.SliceOf(from)}, {memory.SliceOf(to)}, {Rows(from)}, new CopyPlaces({places}), [{loops}]);";
    }

    private string Whole(Value from, Value to, string method = "Copies.Run") =>
        $"{method}({memory.Owner}.Workers, {memory.SliceOf(from)}, {memory.SliceOf(to)}, {Rows(from)}, new CopyPlaces(0, {RowOf(from)}, 0, {RowOf(to)}), [new({InvariantText.Of(FloatsOf(to))}, 1, 1)]);";

    private string Cleared(Value value) => $"Copies.Clear({memory.Owner}.Workers, {memory.SliceOf(value)}, {Rows(value)}, {InvariantText.Of(FloatsOf(value))});";

    private static string Rows(Value value) => value.PerRow ? "rows" : "1";

    private string RowOf(Value value) => value.PerRow ? InvariantText.Of(memory.Layout.RowStride(value)) : "0";

    /// <summary>The size in floats of a row, or of the whole where it isn't per row; a step of bytes isn't a whole number of vectors.</summary>
    private int FloatsOf(Value value) => !value.PerRow ? memory.Layout.StoredFloats(value)
        : value.Type == ElementType.UInt8 ? value.Shape.Pixels * ((value.Shape.Channels + 7) / 8 * 8) / 4
        : memory.Layout.RowStride(value);
}
