using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>
/// The memory plan of a step. Per-row values of training share slots, each as wide as the widest value assigned to it;
/// a slot takes rows × width floats. Statistics have buffers of their own.
/// </summary>
/// <param name="Layout">The layout of values in memory.</param>
/// <param name="SlotWidths">Floats per row of each slot.</param>
/// <param name="Slots">Slot of each per-row value, by value id.</param>
/// <param name="StatisticSizes">Floats of each statistic.</param>
/// <param name="Statistics">Index of each statistic, by value id.</param>
/// <param name="Views">Values that are views of another value, by id, and the id of that value: they share its memory for the union of the live ranges.</param>
/// <param name="Scratch">Index, after all statistics, of the workspace that kernels use one after another; −1 where none needs any.</param>
public sealed record MemoryPlan(
    MemoryLayout Layout,
    IReadOnlyList<int> SlotWidths,
    IReadOnlyDictionary<int, int> Slots,
    IReadOnlyList<int> StatisticSizes,
    IReadOnlyDictionary<int, int> Statistics,
    IReadOnlyDictionary<int, int> Views,
    int Scratch)
{
    /// <summary>The offset of each per-row value of eval in an arena that overlays the slots, in floats per row, by value id. Empty where eval uses the slots themselves.</summary>
    public IReadOnlyDictionary<int, long> EvalOffsets { get; init; } = new Dictionary<int, long>();

    /// <summary>Floats per row of that arena.</summary>
    public long EvalWidth { get; init; }

    /// <summary>Floats per row of the part of the arena that a predictor needs, which computes only the output.</summary>
    public long InferenceWidth { get; init; }

    /// <summary>Whether a kernel is a no-op: its output is a view of its input.</summary>
    public bool IsIdle(Kernel kernel) => kernel is ReshapeKernel reshape && Views.ContainsKey(reshape.Output.Id);
}
