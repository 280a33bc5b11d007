using System.ComponentModel;
using System.Globalization;

namespace DslNet;

/// <summary>How a network's working memory is laid out; decided by the compiler, read by the generated code and by memory estimates.</summary>
/// <param name="SlotWidths">Floats per row of each slot; per-row values of training that are never alive together share one.</param>
/// <param name="StatisticSizes">Floats of each value that is there once for all rows.</param>
/// <param name="InputSlot">Slot of the batch's samples in training mode.</param>
/// <param name="TargetSlot">Slot of the batch's targets, or −1 without a loss.</param>
/// <param name="TrainOutputSlot">Slot of the output in training mode.</param>
/// <param name="EvalOutput">Where the output begins in eval mode (see <see cref="EvalWidth"/>).</param>
/// <param name="EvalLogits">Where that begins of which a cross-entropy takes softmax or sigmoid in eval mode, or −1 where it isn't kept.</param>
/// <param name="InputGradientSlot">Slot of the gradient by the input behind a backward pass, or −1 where it isn't asked for.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed record WorkspacePlan(
    IReadOnlyList<int> SlotWidths, IReadOnlyList<int> StatisticSizes, int InputSlot, int TargetSlot, int TrainOutputSlot, int EvalOutput, int EvalLogits = -1, int InputGradientSlot = -1)
{
    /// <summary>
    /// Floats per row of the values of eval mode. They lie over the slots, since training and eval take turns; a value that begins at so many floats per row begins at
    /// batch × as many.
    /// </summary>
    public int EvalWidth { get; init; }

    /// <summary>Where the batch's samples begin in eval mode.</summary>
    public int EvalInput { get; init; }

    /// <summary>Floats of scratch memory that the kernels of the network need for each thread, in training and in eval.</summary>
    public long TrainingScratch { get; init; }

    /// <summary>The same for the kernels of inference alone, which a <see cref="Predictor{TNetwork}"/> runs.</summary>
    public long InferenceScratch { get; init; }

    /// <summary>The most rows of a batch: kernels count the floats of a slot in ints.</summary>
    public int MostRows => int.MaxValue / SlotWidths.DefaultIfEmpty(1).Max();

    /// <summary>Floats of all slots, over which the values of eval lie.</summary>
    internal long ValueFloats(long batch) => Math.Max(SlotWidths.Sum(width => Padded(batch * width)), Padded(batch * EvalWidth));

    /// <exception cref="ArgumentOutOfRangeException">The batch has more rows than <see cref="MostRows"/>.</exception>
    internal void CheckBatch(int batchSize, string name = "batchSize")
    {
        if (batchSize > MostRows)
        {
            throw OutOfRange.Of(name, batchSize, string.Create(CultureInfo.InvariantCulture, $"Expected a batch of at most {MostRows} rows: more numbers of one layer can't be addressed."));
        }
    }

    /// <summary>Each stretch of memory begins on a new line of 16 floats (64 bytes), so this is what a stretch of that length really takes.</summary>
    /// <param name="floats">The floats asked for.</param>
    public static long Padded(long floats) => (floats + 15) / 16 * 16;
}
