using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A strided copy, row by row: concatenation, slicing, padding, transposition, broadcasting and repetition, and the adjoints of all of them. Elements that no part
/// writes are 0; a part that visits an element more than once accumulates there.
/// </summary>
/// <param name="Parts">Each reads one value; the elements that they write are disjoint.</param>
/// <param name="Output">Per row.</param>
public sealed record CopyKernel(string Name, int Layer, EquatableArray<CopyPart> Parts, Value Output) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => Parts.Select(part => part.Input).Distinct();

    public override IEnumerable<Value> Outputs => [Output];

    /// <summary>Whether the output has to be cleared first.</summary>
    public bool Clears => Parts.Any(part => part.Adds) || Parts.Sum(part => (long)part.Count) < Output.Size;

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
