using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Where the values of a step live. Per-row values share slots, each as wide as the widest value it ever holds;
/// a slot takes rows × width floats. Statistics have a place of their own.
/// </summary>
/// <param name="SlotWidths">Floats per row of each slot.</param>
/// <param name="Slots">Slot of each per-row value, by value id.</param>
/// <param name="StatisticSizes">Floats of each statistic.</param>
/// <param name="Statistics">Place of each statistic, by value id.</param>
public sealed record MemoryPlan(
    IReadOnlyList<int> SlotWidths,
    IReadOnlyDictionary<int, int> Slots,
    IReadOnlyList<int> StatisticSizes,
    IReadOnlyDictionary<int, int> Statistics);
