using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Normalization within each row: n = (x − mean) / √(variance + ε), y = n·scale + shift, where mean and biased variance are those of a set of the row's own elements:
/// the channels of each pixel (J. L. Ba and others, Layer Normalization, 2016), or a group of channels over all pixels (Y. Wu, K. He, Group Normalization, 2018).
/// Without centering, n = x / √(mean(x²) + ε) (B. Zhang, R. Sennrich, Root Mean Square Layer Normalization, 2019).
/// </summary>
/// <param name="Groups">The number of groups of adjacent channels, each over all pixels; null where each pixel is a set.</param>
/// <param name="Centers">Whether the mean is subtracted.</param>
/// <param name="Scale">One element for each channel.</param>
/// <param name="Shift">Likewise, or null for none.</param>
/// <param name="Output">y, per row.</param>
/// <param name="Normalized">n, kept for the gradient, or null.</param>
/// <param name="InverseDeviation">1 / √(variance + ε) of each set, kept for the gradient, or null: per row, [groups], or [1] for each pixel.</param>
/// <param name="Lengths">
/// The steps of each row that count, a whole number in a float, or null where all do. The others have no influence on the statistics, and of them n is 0. Only with groups:
/// where each pixel is a set, it depends on no other.
/// </param>
public sealed record RowNormalizeKernel(
    string Name, int Layer, int? Groups, bool Centers, float Epsilon, Value Input, Value Scale, Value? Shift, Value Output, Value? Normalized, Value? InverseDeviation, Value? Lengths) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => new[] { Input, Scale, Shift, Lengths }.OfType<Value>();

    public override IEnumerable<Value> Outputs => new[] { Output, Normalized, InverseDeviation }.OfType<Value>();

    /// <summary>The statistics are complete before the first element is written.</summary>
    public override IEnumerable<Value> ElementwiseOperands => [Input];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
