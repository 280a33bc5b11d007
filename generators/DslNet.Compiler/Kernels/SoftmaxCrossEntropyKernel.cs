using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Cross-entropy on the logits, by log-sum-exp with the maximum subtracted, so that it is finite for logits of ±1e4:
/// per row Σ t'·(log Σ e^z − z) with t' = (1−ε)·t + ε/classes; their mean over the batch; and its derivative, (Σt'·p − t')/rows with p = softmax(z).
/// </summary>
/// <param name="Smoothing">ε.</param>
/// <param name="RowLoss">Per row, size 1.</param>
/// <param name="Loss">The mean of the row losses.</param>
/// <param name="LogitsGradient">The derivative of that mean with respect to the logits, per row.</param>
public sealed record SoftmaxCrossEntropyKernel(
    string Name, int Layer, Value Logits, Value Target, float Smoothing, Value RowLoss, Value Loss, Value LogitsGradient) : Kernel(Name, Layer)
{
    /// <summary>γ of the focal loss: each class's term of a row's loss is multiplied by (1 − p)^γ; 0 for plain cross-entropy.</summary>
    public float FocalGamma { get; init; }

    /// <summary>In a weighted pass, the divisor of each row's loss in the mean; else null, and the divisor is the number of rows.</summary>
    public Value? Counts { get; init; }

    public override IEnumerable<Value> Inputs => Counts is null ? [Logits, Target] : [Logits, Target, Counts];

    public override IEnumerable<Value> Outputs => [RowLoss, Loss, LogitsGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
