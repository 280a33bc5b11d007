using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>
/// Where the values of a step live. Per-row values of training share slots, each as wide as the widest value it ever holds;
/// a slot takes rows × width floats. Statistics have a place of their own.
/// </summary>
/// <param name="Layout">How a value lies in its place.</param>
/// <param name="SlotWidths">Floats per row of each slot.</param>
/// <param name="Slots">Slot of each per-row value, by value id.</param>
/// <param name="StatisticSizes">Floats of each statistic.</param>
/// <param name="Statistics">Place of each statistic, by value id.</param>
/// <param name="Views">Values that are another value seen in another shape, by id, and the id of that other one: they share its place for as long as either lives.</param>
/// <param name="Scratch">Place, behind all statistics, of memory that kernels use one after another; −1 where none needs any.</param>
public sealed record MemoryPlan(
    MemoryLayout Layout,
    IReadOnlyList<int> SlotWidths,
    IReadOnlyDictionary<int, int> Slots,
    IReadOnlyList<int> StatisticSizes,
    IReadOnlyDictionary<int, int> Statistics,
    IReadOnlyDictionary<int, int> Views,
    int Scratch)
{
    /// <summary>Where each per-row value of eval begins in an arena that lies over the slots, in floats per row, by value id. Empty where eval is in the slots themselves.</summary>
    public IReadOnlyDictionary<int, long> EvalOffsets { get; init; } = new Dictionary<int, long>();

    /// <summary>Floats per row of that arena.</summary>
    public long EvalWidth { get; init; }

    /// <summary>Floats per row of as much of it as a predictor needs, which computes the output and nothing else.</summary>
    public long InferenceWidth { get; init; }

    /// <summary>Whether a kernel has nothing to do: what it writes is what it reads, seen in another shape.</summary>
    public bool IsIdle(Kernel kernel) => kernel is ReshapeKernel reshape && Views.ContainsKey(reshape.Output.Id);
}
