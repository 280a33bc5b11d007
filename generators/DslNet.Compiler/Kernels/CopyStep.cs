namespace DslNet.Compiler.Kernels;

/// <summary>How a place in a value moves.</summary>
/// <param name="Axis">The axis of the value's shape that it moves along; −1 where it stands still.</param>
/// <param name="By">How far, along that axis.</param>
public readonly record struct CopyStep(int Axis, int By)
{
    /// <summary>It stands still: the same number is read, or added to, again and again.</summary>
    public static CopyStep Still { get; } = new(-1, 0);

    /// <summary>One further along an axis.</summary>
    public static CopyStep Along(int axis) => new(axis, 1);
}
