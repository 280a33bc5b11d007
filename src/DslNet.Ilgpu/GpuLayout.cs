using System.ComponentModel;
using DslNet.Ilgpu.Kernels;

namespace DslNet.Ilgpu;

/// <summary>The sizes of a network's values on a device, in floats, and the slots of those that are copied.</summary>
/// <param name="SlotWidths">Numbers a row of each slot, which activations share by liveness.</param>
/// <param name="StatisticSizes">Of each batch statistic.</param>
/// <param name="ParameterSizes">Of each parameter, in the order of declaration.</param>
/// <param name="BufferSizes">Of each buffer, in the order of declaration.</param>
/// <param name="InputSlot">Where the input is.</param>
/// <param name="TargetSlot">Where the target is.</param>
/// <param name="TrainOutputSlot">Where the output of training is.</param>
/// <param name="EvalOutputSlot">Where the output of eval is.</param>
/// <param name="EvalLogitsSlot">Where the logits of eval are.</param>
/// <param name="InputGradientSlot">Where the gradient by the input is, or −1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuLayout(
    int[] SlotWidths, int[] StatisticSizes, int[] ParameterSizes, int[] BufferSizes,
    int InputSlot, int TargetSlot, int TrainOutputSlot, int EvalOutputSlot, int EvalLogitsSlot, int InputGradientSlot)
{
    /// <summary>How many outputs have a weight of their positive targets; 0 where the loss doesn't ask.</summary>
    public int PositiveWeights { get; init; }
}
