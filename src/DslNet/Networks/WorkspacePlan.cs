using System.ComponentModel;
using System.Globalization;

namespace DslNet;

/// <summary>The layout of a network's workspace; planned by the compiler, read by the generated code and by memory estimates.</summary>
/// <param name="SlotWidths">Floats per row of each slot; per-row values with disjoint live ranges share one.</param>
/// <param name="StatisticSizes">Floats of each value that isn't per row, such as a batch statistic.</param>
/// <param name="InputSlot">Slot of the batch's samples.</param>
/// <param name="TargetSlot">Slot of the batch's targets, or −1 without a loss.</param>
/// <param name="TrainOutputSlot">Slot of the output in training mode.</param>
/// <param name="EvalOutputSlot">Slot of the output in eval mode.</param>
/// <param name="EvalLogitsSlot">Slot of the logits in eval mode, the input of a cross-entropy's softmax or sigmoid; −1 where they aren't kept.</param>
/// <param name="InputGradientSlot">Slot of the gradient with respect to the input after a backward pass; −1 where it isn't computed.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed record WorkspacePlan(
    IReadOnlyList<int> SlotWidths, IReadOnlyList<int> StatisticSizes, int InputSlot, int TargetSlot, int TrainOutputSlot, int EvalOutputSlot, int EvalLogitsSlot = -1, int InputGradientSlot = -1)
{
    /// <summary>The largest batch: kernels index the floats of a slot by int.</summary>
    public int MostRows => int.MaxValue / SlotWidths.DefaultIfEmpty(1).Max();

    /// <exception cref="ArgumentOutOfRangeException">The batch has more rows than <see cref="MostRows"/>.</exception>
    internal void CheckBatch(int batchSize, string name = "batchSize")
    {
        if (batchSize > MostRows)
        {
            throw OutOfRange.Of(name, batchSize, string.Create(CultureInfo.InvariantCulture, $"Expected a batch of at most {MostRows} rows: more numbers of one layer can't be addressed."));
        }
    }

    /// <summary>The length rounded up to whole cache lines of 16 floats (64 bytes), at which each region is aligned.</summary>
    /// <param name="floats">The floats asked for.</param>
    public static long Padded(long floats) => (floats + 15) / 16 * 16;
}
