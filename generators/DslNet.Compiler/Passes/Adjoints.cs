using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>What reverse accumulation gives.</summary>
/// <param name="Forward">The forward kernels; loops among them store what their adjoints read.</param>
/// <param name="Backward">The kernels of all gradients.</param>
/// <param name="InputGradient">The gradient by the input, or null where it isn't asked for.</param>
internal sealed record Adjoints(IReadOnlyList<Kernel> Forward, IReadOnlyList<Kernel> Backward, Value? InputGradient);
