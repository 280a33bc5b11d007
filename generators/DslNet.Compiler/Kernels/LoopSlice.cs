namespace DslNet.Compiler.Kernels;

/// <summary>A sequence outside a loop, and the value in the body that is one step of it.</summary>
/// <param name="Outer">Of the shape [steps, …].</param>
/// <param name="Inner">Of the shape […]; of the same element type, and per row where the sequence is.</param>
public sealed record LoopSlice(Value Outer, Value Inner);
