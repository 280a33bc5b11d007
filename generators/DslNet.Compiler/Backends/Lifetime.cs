using System;

namespace DslNet.Compiler.Backends;

/// <summary>The live range of a buffer: from the kernel that writes it first to the last that reads it.</summary>
/// <param name="width">Floats per row.</param>
/// <param name="first">The first kernel; −1 for inputs.</param>
internal sealed class Lifetime(int width, int first)
{
    /// <summary>Floats per row.</summary>
    public int Width => width;

    /// <summary>The kernel that writes it first.</summary>
    public int First { get; } = first;

    /// <summary>The kernel that reads it last.</summary>
    public int Last { get; set; } = first;

    /// <summary>Its offset in a row, in floats.</summary>
    public long Offset { get; set; }

    /// <summary>Whether it is live during that kernel.</summary>
    public bool IsAlive(int kernel) => First <= kernel && kernel <= Last;

    /// <summary>Whether both are live during some kernel (they interfere), which may write the one while it reads the other.</summary>
    public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;
}
