using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Binary cross-entropy on the logits: per row the mean over the outputs of max(z, 0) − z·t + log(1 + e^−|z|);
/// their mean over the batch; and its derivative, (p − t)/(outputs·rows) with p = sigmoid(z).
/// </summary>
/// <param name="RowLoss">Per row, size 1.</param>
/// <param name="Loss">The mean of the row losses.</param>
/// <param name="LogitsGradient">The derivative of that mean with respect to the logits, per row.</param>
public sealed record SigmoidCrossEntropyKernel(
    string Name, int Layer, Value Logits, Value Target, Value RowLoss, Value Loss, Value LogitsGradient) : Kernel(Name, Layer)
{
    /// <summary>The positive weight w in −(w·t·log p + (1 − t)·log(1 − p)): one for each output, or one for all; empty where all are 1.</summary>
    public EquatableArray<float> PositiveWeights { get; init; }

    /// <summary>γ of the focal loss: each output's loss is multiplied by (1 − t·p − (1 − t)·(1 − p))^γ; 0 for plain cross-entropy.</summary>
    public float FocalGamma { get; init; }

    /// <summary>Whether it is plain binary cross-entropy, neither weighted nor focal.</summary>
    public bool IsPlain => PositiveWeights.Count == 0 && FocalGamma == 0;

    /// <summary>In a weighted pass, the divisor of each row's loss in the mean; else null, and the divisor is the number of rows.</summary>
    public Value? Counts { get; init; }

    public override IEnumerable<Value> Inputs => Counts is null ? [Logits, Target] : [Logits, Target, Counts];

    public override IEnumerable<Value> Outputs => [RowLoss, Loss, LogitsGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
