using System.ComponentModel;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Recurrences;

/// <summary>The sizes of a recurrence.</summary>
/// <param name="Cell">The equations.</param>
/// <param name="Steps">Steps of the sequence.</param>
/// <param name="Units">The size of the state.</param>
/// <param name="IsReversed">Whether it runs from the last step to the first.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RecurrenceShape(RecurrentCell Cell, int Steps, int Units, bool IsReversed)
{
    /// <summary>Rows whose steps run together.</summary>
    internal const int BlockRows = 48;

    /// <summary>From one row of the states to the next, and from one step of them, in floats.</summary>
    internal int StateStride => Lanes.Stride(Units);

    /// <summary>The step that runs as the <paramref name="index"/>-th.</summary>
    internal int StepAt(int index) => IsReversed ? Steps - 1 - index : index;
}
