namespace DslNet.Compiler.Kernels;

/// <summary>The step of an index into a value.</summary>
/// <param name="Axis">The axis of the value's shape that it moves along; −1 for a step of 0.</param>
/// <param name="By">The stride, in indices along that axis.</param>
public readonly record struct CopyStep(int Axis, int By)
{
    /// <summary>A step of 0: the same element is read (broadcast) or accumulated to (reduction) at each iteration.</summary>
    public static CopyStep Still { get; } = new(-1, 0);

    /// <summary>A step of 1 along an axis.</summary>
    public static CopyStep Along(int axis) => new(axis, 1);
}
