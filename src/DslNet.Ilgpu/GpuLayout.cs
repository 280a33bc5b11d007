namespace DslNet.Generated.Gpu;

/// <summary>Where each value of a network begins, and how many floats there are of each kind.</summary>
internal sealed record GpuLayout(int[] SlotWidths, int[] StatisticSizes, int[] ParameterSizes, int[] BufferSizes, int InputSlot, int TargetSlot, int TrainOutputSlot, int EvalOutputSlot, int EvalLogitsSlot, int InputGradientSlot)
{
    /// <summary>How many outputs have a weight of their positive targets; 0 where the loss doesn't ask.</summary>
    public int PositiveWeights { get; init; }
}
