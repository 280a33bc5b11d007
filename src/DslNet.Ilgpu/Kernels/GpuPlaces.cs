using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>
/// Where a part of a strided copy reads and writes: five nested loops, the outermost first, that give each written number its place, and three that add up
/// what is read for it. A loop that isn't needed has one turn.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuPlaces
{
    /// <summary>Where reading begins in a row.</summary>
    public int From;

    /// <summary>Numbers from row to row of the input.</summary>
    public int FromRow;

    /// <summary>Where writing begins in a row.</summary>
    public int To;

    /// <summary>Numbers from row to row of the output.</summary>
    public int ToRow;

    /// <summary>Numbers that are written in each row.</summary>
    public int PerRow;

    /// <summary>Turns of the outermost loop.</summary>
    public int Count0;

    /// <summary>How far each moves where it reads.</summary>
    public int From0;

    /// <summary>How far each moves where it writes.</summary>
    public int To0;

    /// <summary>Turns of the second loop.</summary>
    public int Count1;

    /// <summary>How far each moves where it reads.</summary>
    public int From1;

    /// <summary>How far each moves where it writes.</summary>
    public int To1;

    /// <summary>Turns of the third loop.</summary>
    public int Count2;

    /// <summary>How far each moves where it reads.</summary>
    public int From2;

    /// <summary>How far each moves where it writes.</summary>
    public int To2;

    /// <summary>Turns of the fourth loop.</summary>
    public int Count3;

    /// <summary>How far each moves where it reads.</summary>
    public int From3;

    /// <summary>How far each moves where it writes.</summary>
    public int To3;

    /// <summary>Turns of the innermost loop.</summary>
    public int Count4;

    /// <summary>How far each moves where it reads.</summary>
    public int From4;

    /// <summary>How far each moves where it writes.</summary>
    public int To4;

    /// <summary>Turns of the outer loop of the sum.</summary>
    public int Sum0;

    /// <summary>How far each moves where it reads.</summary>
    public int Step0;

    /// <summary>Turns of the middle loop of the sum.</summary>
    public int Sum1;

    /// <summary>How far each moves where it reads.</summary>
    public int Step1;

    /// <summary>Turns of the inner loop of the sum.</summary>
    public int Sum2;

    /// <summary>How far each moves where it reads.</summary>
    public int Step2;
}
