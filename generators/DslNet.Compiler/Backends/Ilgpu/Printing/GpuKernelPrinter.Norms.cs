using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

// Normalization within rows: a group of threads for each set.
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(RowNormalizeKernel kernel)
    {
        (string groups, string sets) = Sets(kernel.Groups, kernel.Centers, kernel.Input.Shape, kernel.Lengths);
        string x = memory.ViewOf(kernel.Input);
        string kept = $"Shifts = {Flag(kernel.Shift)}, KeepsNormalized = {Flag(kernel.Normalized)}, KeepsDeviation = {Flag(kernel.InverseDeviation)}";
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, {View}, {View}, GpuSets, float, {View}, {View}, {View}", "GpuRowNormalize.Forward", groups,
                $"{x}, {memory.ViewOf(kernel.Scale)}, {ViewOr(kernel.Shift, x)}, {ViewOr(kernel.Lengths, x)}, new GpuSets {{ {sets}, {kept} }}, {InvariantText.Literal(kernel.Epsilon)}, "
                + $"{memory.ViewOf(kernel.Output)}, {ViewOr(kernel.Normalized, x)}, {ViewOr(kernel.InverseDeviation, x)}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(RowNormalizeGradientKernel kernel)
    {
        (string groups, string sets) = Sets(kernel.Groups, kernel.Centers, kernel.InputGradient.Shape, kernel.Lengths);
        string upstream = memory.ViewOf(kernel.Upstream);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, {View}, {View}, {View}, GpuSets, {View}", "GpuRowNormalize.Gradient", groups,
                $"{upstream}, {memory.ViewOf(kernel.Scale)}, {memory.ViewOf(kernel.Normalized)}, {memory.ViewOf(kernel.InverseDeviation)}, {ViewOr(kernel.Lengths, upstream)}, new GpuSets {{ {sets} }}, {memory.ViewOf(kernel.InputGradient)}"),
        ];
    }

    private static (string Groups, string Sets) Sets(int? groups, bool centers, Shape shape, Value? lengths)
    {
        (int pixels, int count, int each) = groups is { } several ? (shape.Pixels, several, several) : (1, 1, shape.Pixels);
        string sets = InvariantText.Of($"Pixels = {pixels}, Channels = {shape.Channels}, Groups = {count}, Centers = {(centers ? 1 : 0)}, Counts = {Flag(lengths)}");
        return ($"Groups({Count(perRow: true, each)})", sets);
    }

    /// <summary>The rows whose statistics are taken: all pixels, or, of sequences with lengths, the steps before them.</summary>
    private string CountedRows(Value value, Value? lengths)
    {
        (string rows, string columns) = Pixels(value);
        return $"new GpuCountedRows {{ Rows = {rows}, Columns = {columns}, Width = Width({columns}), Steps = {InvariantText.Of(lengths is null ? 0 : value.Shape.Pixels)} }}";
    }

    private static string Flag(Value? value) => value is null ? "0" : "1";

    /// <summary>The view of a value that may be missing; then any other one, which isn't read.</summary>
    private string ViewOr(Value? value, string other) => value is null ? other : memory.ViewOf(value);
}
