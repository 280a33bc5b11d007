using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// One step of a program. The kinds are few and closed: every meaning of a program (printer, interpreter, derivative)
/// is an <see cref="IKernelVisitor{T}"/>, so a new kind doesn't compile until each of them has it. A kind that only a back end makes has a method in
/// that back end's visitor alone.
/// </summary>
/// <param name="Name">What the generated method is called, such as <c>Dense1Forward</c>; unique in the program.</param>
/// <param name="Layer">Number of the layer it works for, or −1 for the loss.</param>
public abstract record Kernel(string Name, int Layer)
{
    public abstract IEnumerable<Value> Inputs { get; }

    public abstract IEnumerable<Value> Outputs { get; }

    /// <summary>Operands that it reads, at each element, before it writes there, and never again: its output may lie on them.</summary>
    public virtual IEnumerable<Value> ElementwiseOperands => [];

    public abstract T Accept<T>(IKernelVisitor<T> visitor);

    public sealed override string ToString() => $"{Name}: {string.Join(", ", Inputs.Select(value => value.Name))} → {string.Join(", ", Outputs.Select(value => value.Name))}";
}
