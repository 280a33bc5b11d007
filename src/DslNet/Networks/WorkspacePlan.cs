using System.ComponentModel;
using System.Globalization;

namespace DslNet;

/// <summary>The layout of a network's workspace; planned by the compiler, read by the generated code and by memory estimates.</summary>
/// <param name="SlotWidths">Floats per row of each slot; per-row values with disjoint live ranges share one.</param>
/// <param name="StatisticSizes">Floats of each value that isn't per row, such as a batch statistic.</param>
/// <param name="InputSlot">Slot of the batch's samples.</param>
/// <param name="TargetSlot">Slot of the batch's targets, or −1 without a loss.</param>
/// <param name="TrainOutputSlot">Slot of the output in training mode.</param>
/// <param name="EvalOutput">Offset of the output in the arena of eval mode (see <see cref="EvalWidth"/>).</param>
/// <param name="EvalLogits">Offset there of the logits, the input of a cross-entropy's softmax or sigmoid; −1 where they aren't kept.</param>
/// <param name="InputGradientSlot">Slot of the gradient with respect to the input after a backward pass; −1 where it isn't computed.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed record WorkspacePlan(
    IReadOnlyList<int> SlotWidths, IReadOnlyList<int> StatisticSizes, int InputSlot, int TargetSlot, int TrainOutputSlot, long EvalOutput, long EvalLogits = -1, int InputGradientSlot = -1)
{
    /// <summary>
    /// Floats per row of the arena of eval mode, in which every value has an offset. It shares the memory of the slots, since training and eval take turns; an offset
    /// is in floats per row, to be multiplied by the batch size.
    /// </summary>
    public long EvalWidth { get; init; }

    /// <summary>Offset of the batch's samples in that arena.</summary>
    public long EvalInput { get; init; }

    /// <summary>Floats of scratch memory per thread, for training and eval.</summary>
    public long TrainingScratch { get; init; }

    /// <summary>Floats of scratch memory per thread for inference alone, as in a <see cref="Predictor{TNetwork}"/>.</summary>
    public long InferenceScratch { get; init; }

    /// <summary>The largest batch: kernels index the floats of a slot by int.</summary>
    public int MostRows => int.MaxValue / SlotWidths.DefaultIfEmpty(1).Max();

    /// <summary>Floats of the memory that slots and arena share.</summary>
    internal long ValueFloats(long batch) => Math.Max(SlotWidths.Sum(width => Padded(batch * width)), Padded(batch * EvalWidth));

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
