using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Binary cross-entropy on the logits: per row the mean over the outputs of max(z, 0) − z·t + log(1 + e^−|z|);
/// their mean over the batch; and its derivative, (p − t)/(outputs·rows) with p = sigmoid(z).
/// </summary>
/// <param name="RowLoss">Per row, size 1.</param>
/// <param name="Loss">The mean of the row losses.</param>
/// <param name="LogitsGradient">The derivative of that mean by the logits, per row.</param>
public sealed record SigmoidCrossEntropyKernel(
    string Name, int Layer, Value Logits, Value Target, Value RowLoss, Value Loss, Value LogitsGradient) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Logits, Target];

    public override IEnumerable<Value> Outputs => [RowLoss, Loss, LogitsGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
