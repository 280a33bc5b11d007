namespace DslNet.Compiler.Kernels;

/// <summary>A loop-carried state.</summary>
/// <param name="Initial">The initial state, a value from outside, or null for zeros.</param>
/// <param name="Before">The state at the start of a step.</param>
/// <param name="After">The state at the end of a step, which the next one starts with.</param>
/// <param name="Final">The state after the last step, outside, or null where it is not read.</param>
public sealed record LoopState(Value? Initial, Value Before, Value After, Value? Final);
