using System.Runtime.CompilerServices;

namespace DslNet.Kernels.MatMul;

/// <summary>The operands of a <see cref="MicroKernel"/>: C (+)= A·B for a block of rows of A and one or two panels of B.</summary>
internal unsafe struct TileRun
{
    /// <summary>A's element (row, k) is A[row·<see cref="ARow"/> + k·<see cref="AStep"/> + ⌊k / <see cref="Stretch"/>⌋·<see cref="AJump"/>].</summary>
    public float* A;

    public nint ARow;

    public nint AStep;

    /// <summary>The length of a contiguous run of A's steps, at least 1: the width of a panel where A is itself packed, a row of the receptive field where it is an image, else the depth.</summary>
    public nint Stretch;

    /// <summary>The jump between runs, in floats.</summary>
    public nint AJump;

    /// <summary>B's element (k, column) is B[k·<see cref="BStep"/> + column]; 16 columns are read from each panel, padding included.</summary>
    public float* B;

    public nint BStep;

    /// <summary>The stride between panels of B.</summary>
    public nint BPanel;

    /// <summary>Terms of each sum.</summary>
    public nint Depth;

    /// <summary>C's element (row, column) is C[row·<see cref="CRow"/> + column]; 16 columns are written for each panel.</summary>
    public float* C;

    public nint CRow;

    /// <summary>The stride between panels of C.</summary>
    public nint CPanel;

    /// <summary>Whether to accumulate into C.</summary>
    public bool Accumulate;

    /// <summary>Moves to other rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveRows(nint rows)
    {
        A += rows * ARow;
        C += rows * CRow;
    }

    /// <summary>Moves to other columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveColumns(nint floatsOfB, nint floatsOfC)
    {
        B += floatsOfB;
        C += floatsOfC;
    }
}
