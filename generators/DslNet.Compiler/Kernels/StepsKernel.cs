using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>Moves the steps of each row of a sequence by the row's length.</summary>
/// <param name="Kind">How.</param>
/// <param name="Input">Per row.</param>
/// <param name="Lengths">Per row, of size 1: a whole number of 0 to steps.</param>
/// <param name="Output">Per row.</param>
public sealed record StepsKernel(string Name, int Layer, StepsKind Kind, Value Input, Value Lengths, Value Output) : Kernel(Name, Layer)
{
    /// <summary>The sequence that it reads or writes.</summary>
    public Value Sequence => Kind == StepsKind.AtLast ? Output : Input;

    /// <summary>The number of steps.</summary>
    public int Steps => Sequence.Shape.Extents[0];

    public override IEnumerable<Value> Inputs => [Input, Lengths];

    public override IEnumerable<Value> Outputs => [Output];

    public override IEnumerable<Value> ElementwiseOperands => Kind == StepsKind.Mask ? [Input] : [];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
