using System.Runtime.CompilerServices;

namespace DslNet.Kernels.MatMul;

/// <summary>What <see cref="MicroKernel"/> multiplies: C (+)= A·B for some rows of A and one or two panels of B.</summary>
internal unsafe struct TileRun
{
    /// <summary>A's element (row, k) is A[row·<see cref="ARow"/> + k·<see cref="AStep"/> + ⌊k / <see cref="Stretch"/>⌋·<see cref="AJump"/>].</summary>
    public float* A;

    public nint ARow;

    public nint AStep;

    /// <summary>Steps after which A goes on elsewhere, at least 1: the width of a panel where A is itself in panels, of a window's row where it is an image, else all of them.</summary>
    public nint Stretch;

    /// <summary>What is skipped then.</summary>
    public nint AJump;

    /// <summary>B's element (k, column) is B[k·<see cref="BStep"/> + column]; 16 columns are read from each panel, whatever they hold.</summary>
    public float* B;

    public nint BStep;

    /// <summary>From one panel of B to the next.</summary>
    public nint BPanel;

    /// <summary>Terms of each sum.</summary>
    public nint Depth;

    /// <summary>C's element (row, column) is C[row·<see cref="CRow"/> + column]; 16 columns are written for each panel.</summary>
    public float* C;

    public nint CRow;

    /// <summary>From one panel of C to the next.</summary>
    public nint CPanel;

    /// <summary>Whether the sums go on from what C holds.</summary>
    public bool Accumulate;

    /// <summary>Goes on with other rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveRows(nint rows)
    {
        A += rows * ARow;
        C += rows * CRow;
    }

    /// <summary>Goes on with other columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveColumns(nint floatsOfB, nint floatsOfC)
    {
        B += floatsOfB;
        C += floatsOfC;
    }
}
