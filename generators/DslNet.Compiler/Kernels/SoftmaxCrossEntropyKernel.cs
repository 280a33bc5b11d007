using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Cross-entropy on the logits, by log-sum-exp with the maximum taken out, so that it is finite for logits of ±1e4:
/// per row Σ t'·(log Σ e^z − z) with t' = (1−ε)·t + ε/classes; and the probabilities, for the derivative Σt'·p − t'.
/// </summary>
/// <param name="Smoothing">ε.</param>
/// <param name="RowLoss">Per row, size 1.</param>
/// <param name="Probabilities">softmax(z), per row.</param>
public sealed record SoftmaxCrossEntropyKernel(string Name, int Layer, Value Logits, Value Target, float Smoothing, Value RowLoss, Value Probabilities) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Logits, Target];

    public override IEnumerable<Value> Outputs => [RowLoss, Probabilities];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
