namespace DslNet.Compiler.Kernels;

/// <summary>A sum over the steps of a loop: the gradient of a loop invariant.</summary>
/// <param name="Inner">The summand of one step.</param>
/// <param name="Outer">The sum, outside; of the same shape.</param>
public sealed record LoopSum(Value Inner, Value Outer);
