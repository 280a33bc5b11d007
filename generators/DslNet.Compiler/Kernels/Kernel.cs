using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// One operation of a program. The kinds are few and closed: every interpretation of a program (printer, interpreter, derivative)
/// is an <see cref="IKernelVisitor{T}"/>, so a new kind doesn't compile until each of them has it. A kind that only a back end makes has a method in
/// that back end's visitor alone.
/// </summary>
/// <param name="Name">The name of the generated method, such as <c>Dense1Forward</c>; unique in the program.</param>
/// <param name="Layer">Number of the layer that it belongs to, or −1 for the loss.</param>
public abstract record Kernel(string Name, int Layer)
{
    public abstract IEnumerable<Value> Inputs { get; }

    public abstract IEnumerable<Value> Outputs { get; }

    /// <summary>Operands of which it reads each element before it writes the output there, and never afterwards: its output may alias them (in-place update).</summary>
    public virtual IEnumerable<Value> ElementwiseOperands => [];

    public abstract T Accept<T>(IKernelVisitor<T> visitor);

    public sealed override string ToString() => $"{Name}: {string.Join(", ", Inputs.Select(value => value.Name))} → {string.Join(", ", Outputs.Select(value => value.Name))}";
}
