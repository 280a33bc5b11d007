using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <content>Attention.</content>
internal sealed partial class GpuKernelPrinter
{
    public IEnumerable<GpuLaunch> Visit(AttentionKernel kernel) =>
    [
        GpuLaunch.Of(
            Field(kernel), $"{View}, {View}, {View}, {View}, GpuAttentionShape, {View}, {View}", "GpuAttention.Forward", Groups(kernel, kernel.Queries),
            $"{Operands(kernel)}, {memory.ViewOf(kernel.Output)}, {memory.ViewOf(kernel.LogSum ?? kernel.Output)}"),
    ];

    public IEnumerable<GpuLaunch> Visit(AttentionGradientKernel kernel)
    {
        AttentionKernel attention = kernel.Attention;
        string operands = $"{Operands(attention)}, {memory.ViewOf(attention.Output)}, {memory.ViewOf(attention.LogSum!)}, {memory.ViewOf(kernel.Upstream)}";
        string types = $"{View}, {View}, {View}, {View}, GpuAttentionShape, {View}, {View}, {View}, {View}";
        return
        [
            GpuLaunch.Of(Field(kernel), types, "GpuAttentionGradient.Queries", Groups(attention, attention.Queries), $"{operands}, {memory.ViewOf(kernel.QueriesGradient)}"),
            GpuLaunch.Of(
                Field(kernel) + "Keys", $"{types}, {View}", "GpuAttentionGradient.Keys", Groups(attention, attention.Keys),
                $"{operands}, {memory.ViewOf(kernel.KeysGradient)}, {memory.ViewOf(kernel.ValuesGradient)}"),
        ];
    }

    /// <summary>A group for each head of each step.</summary>
    private static string Groups(AttentionKernel kernel, AttentionOperand operand) => InvariantText.Of($"Groups(rows * {(long)kernel.Heads * operand.Steps})");

    /// <summary>Where there are no lengths, a view that isn't read.</summary>
    private string Operands(AttentionKernel kernel) =>
        $"{memory.ViewOf(kernel.Queries.Value)}, {memory.ViewOf(kernel.Keys.Value)}, {memory.ViewOf(kernel.Values.Value)}, {memory.ViewOf(kernel.Lengths ?? kernel.Output)}, {ShapeOf(kernel)}";

    private static string ShapeOf(AttentionKernel kernel)
    {
        int size = kernel.Width / kernel.Heads, causal = kernel.IsCausal ? 1 : 0, lengths = kernel.Lengths is null ? 0 : 1, sums = kernel.LogSum is null ? 0 : 1;
        string sizes = InvariantText.Of($"Steps = {kernel.Queries.Steps}, KeySteps = {kernel.Keys.Steps}, Heads = {kernel.Heads}, HeadSize = {size}");
        string strides = InvariantText.Of($"QueryStride = {kernel.Queries.Value.Shape.Channels}, KeyStride = {kernel.Keys.Value.Shape.Channels}, ValueStride = {kernel.Values.Value.Shape.Channels}");
        string places = InvariantText.Of($"QueryFrom = {kernel.Queries.From}, KeyFrom = {kernel.Keys.From}, ValueFrom = {kernel.Values.From}");
        return $"new GpuAttentionShape {{ {sizes}, {strides}, {places}, " + InvariantText.Of($"Causal = {causal}, HasLengths = {lengths}, KeepsSums = {sums}, ") + $"Scale = {InvariantText.Literal((float)(1 / System.Math.Sqrt(size)))} }}";
    }
}
