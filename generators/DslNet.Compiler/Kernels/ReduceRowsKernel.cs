using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A reduction over the rows of the batch, per feature: the sum or mean of an expression of the operands (broadcast as in a map). Where a row has
/// more elements than the output, features are channels, and the pixels are summed as well.
/// </summary>
/// <param name="Reduction">Sum or mean; the mean only where there are no pixels.</param>
/// <param name="Size">Elements per row of the reduced expression; the output's size, or a multiple of it.</param>
/// <param name="Expression">The expression to reduce, at each element.</param>
/// <param name="Output">Not per row; one element for each feature or channel.</param>
public sealed record ReduceRowsKernel(string Name, int Layer, Reduction Reduction, int Size, EquatableArray<Value> Operands, Expr Expression, Value Output) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Operands;

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
