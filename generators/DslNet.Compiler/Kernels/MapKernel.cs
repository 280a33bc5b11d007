using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Elementwise: each output is a scalar expression of the inputs at the same element.
/// Operand i of an expression is <c>Operands[i]</c>. An operand that is smaller than the outputs is broadcast:
/// one that isn't per row over the rows (a bias, a scale), and one whose size divides the outputs' is repeated
/// along the row (size 1: one element for a whole row).
/// </summary>
/// <param name="Operands">Per row or not; sizes divide that of the outputs.</param>
/// <param name="Results">All of one size, and all per row or all not.</param>
public sealed record MapKernel(string Name, int Layer, EquatableArray<Value> Operands, IReadOnlyList<MapResult> Results) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Operands;

    public override IEnumerable<Value> Outputs => Results.Select(result => result.Value);

    public override IEnumerable<Value> ElementwiseOperands => Operands.Where(operand => operand.PerRow && operand.Size == Size);

    /// <summary>Elements in one row of the outputs.</summary>
    public int Size => Results[0].Value.Size;

    public bool PerRow => Results[0].Value.PerRow;

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>An output of a map and the expression that computes it.</summary>
public sealed record MapResult(Value Value, Expr Expression);
