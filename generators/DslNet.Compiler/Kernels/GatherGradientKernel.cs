using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="GatherKernel"/> with respect to its table: each of its rows is the sum of the upstream steps that read it, in the order of the batch; a row that
/// none of them read is 0.
/// </summary>
/// <param name="Tokens">Per row, [steps]; or null.</param>
/// <param name="Upstream">Per row, [steps, features].</param>
/// <param name="TableGradient">[rows of the table, features]; not per row.</param>
public sealed record GatherGradientKernel(string Name, int Layer, Value? Tokens, Value Upstream, Value TableGradient) : Kernel(Name, Layer)
{
    /// <summary>The number of steps.</summary>
    public int Steps => Upstream.Shape.Extents[0];

    public override IEnumerable<Value> Inputs => Tokens is null ? [Upstream] : [Tokens, Upstream];

    public override IEnumerable<Value> Outputs => [TableGradient];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
