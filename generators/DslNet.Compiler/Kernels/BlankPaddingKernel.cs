using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The logits of a sequence of labels, with a certain blank (class 0) at each step behind the row's length: so decoders and losses that read all steps get
/// what those of the first steps alone would give.
/// </summary>
/// <param name="Logits">Per row, (steps, classes).</param>
/// <param name="Lengths">Per row, size 1: how many steps count.</param>
/// <param name="Output">Per row, (steps, classes): 0 for the blank and −10³⁰ for the labels of steps that don't count.</param>
public sealed record BlankPaddingKernel(string Name, int Layer, Value Logits, Value Lengths, Value Output) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Logits, Lengths];

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
