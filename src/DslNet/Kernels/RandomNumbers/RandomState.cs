using System.ComponentModel;

namespace DslNet.Kernels.RandomNumbers;

/// <summary>Where a network's random numbers stand.</summary>
/// <param name="Seed">The key of <see cref="Philox"/>.</param>
/// <param name="Step">Training passes since the last <c>Initialize</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RandomState(ulong Seed, ulong Step);
