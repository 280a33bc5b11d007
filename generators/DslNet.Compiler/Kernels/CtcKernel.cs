using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Connectionist temporal classification on the logits of a sequence, class 0 being the blank (A. Graves et al., Connectionist Temporal Classification:
/// Labelling Unsegmented Sequence Data with Recurrent Neural Networks, 2006): per row −log Σ over all alignments with the target's labels of Π p, over the
/// number of labels (at least 1); their mean over the batch; and its derivative, (p − γ)/(labels·rows), with p = softmax(z) and γ the posterior probability
/// of a class at a step, by the forward and backward variables. Where the steps are too few for the labels, a row's loss is infinite and its derivative 0.
/// </summary>
/// <param name="Logits">Per row, (steps, classes).</param>
/// <param name="Target">Per row, places for labels, and then their number.</param>
/// <param name="Lengths">Per row, size 1: how many steps count; null where all do.</param>
/// <param name="Trellis">Per row: room for the forward variables of each step and state, and for <see cref="MoreRows"/> rows more.</param>
/// <param name="RowLoss">Per row, size 1.</param>
/// <param name="Loss">The mean of the row losses.</param>
/// <param name="LogitsGradient">The derivative of that mean with respect to the logits, per row.</param>
public sealed record CtcKernel(
    string Name, int Layer, Value Logits, Value Target, Value? Lengths, Value Trellis, Value RowLoss, Value Loss, Value LogitsGradient) : Kernel(Name, Layer)
{
    /// <summary>Rows of the trellis beside those of the steps: backward variables, which labels may be reached without a blank, and the states' own probabilities.</summary>
    public const int MoreRows = 3;

    /// <summary>In a weighted pass, the divisor of each row's loss in the mean; else null, and the divisor is the number of rows.</summary>
    public Value? Counts { get; init; }

    /// <summary>Steps of a sequence.</summary>
    public int Steps => Logits.Shape.Pixels;

    /// <summary>Classes, the blank among them.</summary>
    public int Classes => Logits.Shape.Channels;

    /// <summary>The most labels of a target.</summary>
    public int MaxLabels => Target.Size - 1;

    public override IEnumerable<Value> Inputs
    {
        get
        {
            yield return Logits;
            yield return Target;
            if (Lengths is not null)
            {
                yield return Lengths;
            }

            if (Counts is not null)
            {
                yield return Counts;
            }
        }
    }

    public override IEnumerable<Value> Outputs => [Trellis, RowLoss, Loss, LogitsGradient];

    /// <summary>The shape of <see cref="Trellis"/>: a label and the blanks around it are states.</summary>
    public static Shape TrellisOf(int steps, int maxLabels) => Shape.Of(steps + MoreRows, checked((2 * maxLabels) + 1));

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
