using System.ComponentModel;
using DslNet.Ilgpu.Kernels;

namespace DslNet.Ilgpu;

/// <summary>The sizes of a network's values on a device, in floats, and the slots of those that are copied.</summary>
/// <param name="SlotWidths">Floats per row of each slot; activations with disjoint live ranges share one.</param>
/// <param name="StatisticSizes">Of each batch statistic.</param>
/// <param name="ParameterSizes">Of each parameter, in the order of declaration.</param>
/// <param name="BufferSizes">Of each buffer, in the order of declaration.</param>
/// <param name="InputSlot">The slot of the input.</param>
/// <param name="TargetSlot">The slot of the target.</param>
/// <param name="TrainOutputSlot">The slot of the output in training.</param>
/// <param name="EvalOutputSlot">The slot of the output in eval.</param>
/// <param name="EvalLogitsSlot">The slot of the logits in eval.</param>
/// <param name="InputGradientSlot">The slot of the gradient with respect to the input, or −1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuLayout(
    int[] SlotWidths, int[] StatisticSizes, int[] ParameterSizes, int[] BufferSizes,
    int InputSlot, int TargetSlot, int TrainOutputSlot, int EvalOutputSlot, int EvalLogitsSlot, int InputGradientSlot)
{
    /// <summary>The number of weights of positive targets; 0 where the loss has none.</summary>
    public int PositiveWeights { get; init; }
}
