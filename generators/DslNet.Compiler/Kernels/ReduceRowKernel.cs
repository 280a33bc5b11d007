using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A reduction over the features of each row: the sum, mean or maximum of an expression of the operands (broadcast as in a map). Where the output isn't per row, the operands
/// aren't either, and there is one row.
/// </summary>
/// <param name="Size">Features per row of the reduced expression.</param>
/// <param name="Expression">The expression to reduce, at each element.</param>
/// <param name="Output">Of size 1.</param>
public sealed record ReduceRowKernel(string Name, int Layer, Reduction Reduction, int Size, EquatableArray<Value> Operands, Expr Expression, Value Output) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Operands;

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
