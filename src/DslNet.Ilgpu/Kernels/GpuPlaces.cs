using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>
/// The index arithmetic of a part of a strided copy: five nested loops, the outermost first, over the written elements, and three reduction loops over
/// the elements read for each. An unused loop has one iteration.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuPlaces
{
    /// <summary>The read offset in a row.</summary>
    public int From;

    /// <summary>The row stride of the input, in floats.</summary>
    public int FromRow;

    /// <summary>The write offset in a row.</summary>
    public int To;

    /// <summary>The row stride of the output, in floats.</summary>
    public int ToRow;

    /// <summary>Elements written per row.</summary>
    public int PerRow;

    /// <summary>Iterations of the outermost loop.</summary>
    public int Count0;

    /// <summary>Its read stride, in floats.</summary>
    public int From0;

    /// <summary>Its write stride, in floats.</summary>
    public int To0;

    /// <summary>Iterations of the second loop.</summary>
    public int Count1;

    /// <summary>Its read stride, in floats.</summary>
    public int From1;

    /// <summary>Its write stride, in floats.</summary>
    public int To1;

    /// <summary>Iterations of the third loop.</summary>
    public int Count2;

    /// <summary>Its read stride, in floats.</summary>
    public int From2;

    /// <summary>Its write stride, in floats.</summary>
    public int To2;

    /// <summary>Iterations of the fourth loop.</summary>
    public int Count3;

    /// <summary>Its read stride, in floats.</summary>
    public int From3;

    /// <summary>Its write stride, in floats.</summary>
    public int To3;

    /// <summary>Iterations of the innermost loop.</summary>
    public int Count4;

    /// <summary>Its read stride, in floats.</summary>
    public int From4;

    /// <summary>Its write stride, in floats.</summary>
    public int To4;

    /// <summary>Iterations of the outer loop of the sum.</summary>
    public int Sum0;

    /// <summary>Its read stride, in floats.</summary>
    public int Step0;

    /// <summary>Iterations of the middle loop of the sum.</summary>
    public int Sum1;

    /// <summary>Its read stride, in floats.</summary>
    public int Step1;

    /// <summary>Iterations of the inner loop of the sum.</summary>
    public int Sum2;

    /// <summary>Its read stride, in floats.</summary>
    public int Step2;
}
