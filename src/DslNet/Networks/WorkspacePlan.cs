using System.ComponentModel;
using System.Globalization;

namespace DslNet;

/// <summary>How a network's working memory is laid out; decided by the compiler, read by the generated code and by memory estimates.</summary>
/// <param name="SlotWidths">Floats per row of each slot; per-row values that are never alive together share one.</param>
/// <param name="StatisticSizes">Floats of each value that is there once for all rows.</param>
/// <param name="InputSlot">Slot of the batch's samples in training.</param>
/// <param name="TargetSlot">Slot of the batch's targets, or −1 without a loss.</param>
/// <param name="TrainOutputSlot">Slot of the output in training mode.</param>
/// <param name="EvalOutputSlot">Slot of the output in eval mode.</param>
/// <param name="EvalLogitsSlot">Slot of what a cross-entropy's softmax or sigmoid is of in eval mode, or −1 where it isn't kept.</param>
/// <param name="InputGradientSlot">Slot of the gradient by the input behind a backward pass, or −1 where it isn't asked for.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed record WorkspacePlan(
    IReadOnlyList<int> SlotWidths, IReadOnlyList<int> StatisticSizes, int InputSlot, int TargetSlot, int TrainOutputSlot, int EvalOutputSlot, int EvalLogitsSlot = -1, int InputGradientSlot = -1)
{
    /// <summary>Slot of the samples in eval mode.</summary>
    public int EvalInputSlot { get; init; } = InputSlot;

    /// <summary>Floats of scratch memory that the kernels of the network need for each thread, in training and in eval.</summary>
    public long TrainingScratch { get; init; }

    /// <summary>The same for the kernels of inference alone, which a <see cref="Predictor{TNetwork}"/> runs.</summary>
    public long InferenceScratch { get; init; }

    /// <summary>The most rows of a batch: kernels count the floats of a slot in ints.</summary>
    public int MostRows => int.MaxValue / SlotWidths.DefaultIfEmpty(1).Max();

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
