using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Cross-entropy on the logits of each step of a sequence, against a class for each: Σ t'·(log Σ e^z − z) with t' = (1−ε)·onehot + ε/classes. A step counts
/// where it is before its row's length and its class isn't the ignored one. The loss is the mean over the steps of the batch that count, 0 where none does;
/// also computes its derivative, which is 0 at steps that don't count.
/// </summary>
/// <param name="Logits">Per row, (steps, classes).</param>
/// <param name="Target">Per row, the class of each step, a whole number.</param>
/// <param name="Lengths">Per row, size 1: how many steps there are; null where all are.</param>
/// <param name="Smoothing">ε.</param>
/// <param name="Divisors">Per row, size 1: what the losses of its steps are divided by in the mean; infinite where the row's weight is 0.</param>
/// <param name="StepLoss">Per row, of each step; 0 where it doesn't count.</param>
/// <param name="Loss">The mean.</param>
/// <param name="LogitsGradient">The derivative of that mean with respect to the logits, per row.</param>
public sealed record StepCrossEntropyKernel(
    string Name, int Layer, Value Logits, Value Target, Value? Lengths, float Smoothing, Value Divisors, Value StepLoss, Value Loss, Value LogitsGradient) : Kernel(Name, Layer)
{
    /// <summary>γ of the focal loss: each class's term of a step's loss is multiplied by (1 − p)^γ; 0 for plain cross-entropy.</summary>
    public float FocalGamma { get; init; }

    /// <summary>The class whose steps don't count; null where every class does.</summary>
    public int? Ignored { get; init; }

    /// <summary>In a weighted pass, Σ weights / its own weight for each row; else null, and all weights are 1.</summary>
    public Value? Counts { get; init; }

    /// <summary>Steps of a sequence.</summary>
    public int Steps => Logits.Shape.Pixels;

    /// <summary>Classes of a step.</summary>
    public int Classes => Logits.Shape.Channels;

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

    public override IEnumerable<Value> Outputs => [Divisors, StepLoss, Loss, LogitsGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
