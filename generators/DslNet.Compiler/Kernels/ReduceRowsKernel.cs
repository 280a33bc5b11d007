using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Over the rows of the batch, per feature: the sum or mean of an expression of the operands (broadcast as in a map).
/// </summary>
/// <param name="Reduction">Sum or mean.</param>
/// <param name="Expression">What is reduced, at each element.</param>
/// <param name="Output">Not per row; one number for each feature.</param>
public sealed record ReduceRowsKernel(string Name, int Layer, Reduction Reduction, EquatableArray<Value> Operands, Expr Expression, Value Output) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Operands;

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
