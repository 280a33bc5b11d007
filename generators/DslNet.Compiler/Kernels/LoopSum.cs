namespace DslNet.Compiler.Kernels;

/// <summary>What a loop adds up over its steps: the gradient of what all of them read.</summary>
/// <param name="Inner">What a step adds.</param>
/// <param name="Outer">The sum, outside; of the same shape.</param>
public sealed record LoopSum(Value Inner, Value Outer);
