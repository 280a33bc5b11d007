using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Binary cross-entropy on the logits: per row the mean over the outputs of max(z, 0) − z·t + log(1 + e^−|z|);
/// and the probabilities, for the derivative (p − t)/outputs.
/// </summary>
/// <param name="RowLoss">Per row, size 1.</param>
/// <param name="Probabilities">sigmoid(z), per row.</param>
public sealed record SigmoidCrossEntropyKernel(string Name, int Layer, Value Logits, Value Target, Value RowLoss, Value Probabilities) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Logits, Target];

    public override IEnumerable<Value> Outputs => [RowLoss, Probabilities];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
