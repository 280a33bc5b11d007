using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Recurrences;

/// <summary>A step of a block of rows, for a block of units: the cell's equations.</summary>
internal unsafe struct CellRows<TCell>
    where TCell : struct, IRecurrentCell
{
    public int Rows, Units, Step;

    /// <summary>The rows' lengths, or null.</summary>
    public float* Lengths;

    /// <summary>From one row to the next, in each kind of memory.</summary>
    public nint ProductsRow, StatesRow, StateRow, SequenceRow, StoredRow;

    public CellRow First;

    /// <summary>Computes all rows; behind a row's length its output is 0, and so is what is kept for the derivative, which is checked for NaN as all values are.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public void Run()
    {
        CellRow row = First;
        for (int i = 0; i < Rows; i++)
        {
            if (Lengths is null || Step < Lengths[i * Lanes.Count])
            {
                for (nint unit = 0; unit < Units; unit += Lanes.Count)
                {
                    TCell.Forward(in row, unit);
                }
            }
            else
            {
                for (nint unit = 0; unit < Units; unit += Lanes.Count)
                {
                    row.SetState(default, unit);
                    for (int part = 0; row.Stored is not null && part < TCell.Parts; part++)
                    {
                        row.Keep(part, default, unit);
                    }
                }
            }

            row.Products += ProductsRow;
            row.States += StatesRow;
            row.Before += StateRow;
            row.After += StateRow;
            row.Cell += StateRow;
            row.Output += SequenceRow;
            row.Following += row.Following is null ? 0 : SequenceRow;
            row.Stored += row.Stored is null ? 0 : StoredRow;
        }
    }

    /// <summary>Moves to other units.</summary>
    public void Move(nint units)
    {
        First.Products += units;
        First.Bias += units;
        First.Before += units;
        First.After += units;
        First.Cell += units;
        First.Output += units;
        First.Following += First.Following is null ? 0 : units;
        First.Stored += First.Stored is null ? 0 : units;
    }
}
