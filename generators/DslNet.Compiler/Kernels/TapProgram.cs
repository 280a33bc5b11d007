using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>What gives a value inside the network that has a name of its own, in eval: no more than it needs.</summary>
/// <param name="Name">As the definition says.</param>
/// <param name="Shape">The value's own; <paramref name="Value"/> is flat.</param>
/// <param name="Value">The value.</param>
/// <param name="Kernels">From the input to it.</param>
public sealed record TapProgram(string Name, Shape Shape, Value Value, IReadOnlyList<Kernel> Kernels);
