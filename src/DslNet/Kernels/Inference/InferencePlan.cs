using System.ComponentModel;

namespace DslNet.Kernels.Inference;

/// <summary>The part of a network's memory that inference uses; planned by the compiler. Indices are those of <see cref="WorkspacePlan"/> and <see cref="NetworkInfo"/>.</summary>
/// <param name="Width">Floats per row of its values.</param>
/// <param name="Parameters">Parameters that are read for each batch.</param>
/// <param name="Buffers">Buffers that are read for each batch.</param>
/// <param name="Constants">Statistics that depend on parameters and buffers alone.</param>
/// <param name="Statistics">Statistics that are written for each batch.</param>
/// <param name="Tiles">Floats of each Winograd-transformed weight.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InferencePlan(
    long Width,
    IReadOnlyList<int> Parameters,
    IReadOnlyList<int> Buffers,
    IReadOnlyList<int> Constants,
    IReadOnlyList<int> Statistics,
    IReadOnlyList<int> Tiles);
