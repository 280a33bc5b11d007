using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>The same elements in the same order, in a value of another shape or kind; a copy where a back end pads the channels of pixels.</summary>
public sealed record ReshapeKernel(string Name, int Layer, Value Input, Value Output) : Kernel(Name, Layer)
{
    /// <summary>Whether it stops the gradient (PyTorch's detach).</summary>
    public bool StopsGradient { get; init; }

    public override IEnumerable<Value> Inputs => [Input];

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
