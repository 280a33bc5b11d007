using System;

namespace DslNet.Compiler.Backends;

/// <summary>How long a place in memory is in use: from the kernel that writes it first to the last that reads it.</summary>
/// <param name="width">Floats per row.</param>
/// <param name="first">The first kernel; −1 for what is there from the start.</param>
internal sealed class Lifetime(int width, int first)
{
    /// <summary>Floats per row.</summary>
    public int Width => width;

    /// <summary>The kernel that writes it first.</summary>
    public int First { get; } = first;

    /// <summary>The kernel that reads it last.</summary>
    public int Last { get; set; } = first;

    /// <summary>Where it begins in a row, in floats.</summary>
    public long Offset { get; set; }

    /// <summary>Whether it is in use during that kernel.</summary>
    public bool IsAlive(int kernel) => First <= kernel && kernel <= Last;

    /// <summary>Whether both are in use during some kernel, which may write the one while it reads the other.</summary>
    public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;
}
