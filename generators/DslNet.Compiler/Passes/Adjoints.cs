using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>The result of reverse accumulation.</summary>
/// <param name="Forward">The forward kernels; loops among them store the intermediates that their adjoints read.</param>
/// <param name="Backward">The kernels of all gradients.</param>
/// <param name="InputGradient">The gradient with respect to the input, or null where it isn't requested.</param>
internal sealed record Adjoints(IReadOnlyList<Kernel> Forward, IReadOnlyList<Kernel> Backward, Value? InputGradient);
