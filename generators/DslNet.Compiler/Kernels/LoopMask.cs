namespace DslNet.Compiler.Kernels;

/// <summary>The mask of a loop whose rows have lengths.</summary>
/// <param name="Lengths">The number of steps of each row: per row, of the shape [1].</param>
/// <param name="Active">In the body, per row and of the shape [1]: 1 in steps before the row's length, else 0.</param>
public sealed record LoopMask(Value Lengths, Value Active);
