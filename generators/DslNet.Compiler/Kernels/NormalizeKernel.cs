using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Batch statistics, the normalised input and the running update:
/// n = (x − mean) / √(variance + ε), biased variance over the batch (of a channel: over all pixels of the batch); running ← (1−m)·running + m·batch, unbiased variance.
/// (S. Ioffe, C. Szegedy, Batch Normalization, 2015, algorithm 1; the running update as in PyTorch.)
/// </summary>
/// <param name="Normalized">n, per row.</param>
/// <param name="InverseDeviation">1 / √(variance + ε) per feature, kept for the gradient.</param>
/// <param name="RunningMean">A buffer, updated in place.</param>
/// <param name="RunningVariance">A buffer, updated in place.</param>
public sealed record NormalizeKernel(
    string Name, int Layer, Value Input, Value Normalized, Value InverseDeviation, Value RunningMean, Value RunningVariance, float Momentum, float Epsilon) : Kernel(Name, Layer)
{
    /// <summary>Per row, of size 1: how many steps of a sequence count. Behind them n is 0; fewer than 2 steps in all leave the running statistics as they are. Null where all do.</summary>
    public Value? Lengths { get; init; }

    public override IEnumerable<Value> Inputs => Lengths is null ? [Input, RunningMean, RunningVariance] : [Input, RunningMean, RunningVariance, Lengths];

    public override IEnumerable<Value> Outputs => [Normalized, InverseDeviation];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
