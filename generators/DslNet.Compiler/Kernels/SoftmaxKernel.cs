using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>y = e^(x − max) / Σ e^(x − max) over the features of each row, of sequences and images over the channels at each step or pixel.</summary>
public sealed record SoftmaxKernel(string Name, int Layer, Value Input, Value Output) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => [Input];

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
