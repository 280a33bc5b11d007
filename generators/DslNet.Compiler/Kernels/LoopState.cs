namespace DslNet.Compiler.Kernels;

/// <summary>What a loop carries from one step to the next.</summary>
/// <param name="Initial">A value of outside that it starts with, or null for zeros.</param>
/// <param name="Before">The state as a step of the body finds it.</param>
/// <param name="After">What the body leaves to the next step.</param>
/// <param name="Final">The state behind the last step, outside, or null where nobody wants it.</param>
public sealed record LoopState(Value? Initial, Value Before, Value After, Value? Final);
