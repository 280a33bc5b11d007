using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>The kernels that compute a tapped value in eval, and no others.</summary>
/// <param name="Name">The tap's name in the definition.</param>
/// <param name="Shape">The value's own; <paramref name="Value"/> is flat.</param>
/// <param name="Value">The tapped value.</param>
/// <param name="Kernels">From the input to the value.</param>
public sealed record TapProgram(string Name, Shape Shape, Value Value, IReadOnlyList<Kernel> Kernels);
