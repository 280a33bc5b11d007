using System.Runtime.CompilerServices;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Recurrences;

/// <summary>
/// Backpropagation through all steps of a recurrence, for a block of rows at a time, from the step that ran last to the first. Uᵀ is packed once for all of them.
/// </summary>
internal readonly unsafe struct RecurrenceGradientJob<TCell>(
    WorkerPool workers,
    RecurrenceShape shape,
    FloatSlice lengths,
    FloatSlice weight,
    FloatSlice output,
    FloatSlice before,
    FloatSlice stored,
    FloatSlice upstream,
    FloatSlice productsGradient,
    FloatSlice statesGradient) : IRangeJob
    where TCell : struct, IRecurrentCell
{
    private int Columns => TCell.Gates * shape.Units;

    /// <summary>From one row of the gates' gradients to the next; a cache line more, since their sizes are often powers of two.</summary>
    private int SlopesRow => Lanes.Stride(Columns) + AlignedBuffer.LineFloats;

    private int CarriedRow => Panels.Count(shape.Units) * Panels.Width;

    private long TransposedFloats => Panels.Floats(Columns, shape.Units);

    /// <summary>Floats of scratch memory that a worker needs: Uᵀ, the gates' gradients, what is passed on through the product and otherwise, and the cells' gradients.</summary>
    public long ScratchFloats => TransposedFloats + (RecurrenceShape.BlockRows * ((long)SlopesRow + CarriedRow + (2 * shape.StateStride)));

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* scratch = workers.Scratch(worker, ScratchFloats);
        SmallGemm.Transpose(weight.Start, shape.Units, Columns, scratch);
        for (int row = from; row < to; row += RecurrenceShape.BlockRows)
        {
            Block(row, Math.Min(RecurrenceShape.BlockRows, to - row), scratch, scratch + TransposedFloats);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Block(int first, int rows, float* transposed, float* scratch)
    {
        float* carried = scratch + ((nint)RecurrenceShape.BlockRows * SlopesRow);
        float* direct = carried + ((nint)RecurrenceShape.BlockRows * CarriedRow);
        float* cell = direct + ((nint)RecurrenceShape.BlockRows * shape.StateStride);
        new Span<float>(carried, RecurrenceShape.BlockRows * (CarriedRow + (2 * shape.StateStride))).Clear();
        for (int index = shape.Steps - 1; index >= 0; index--)
        {
            Slopes(first, rows, shape.StepAt(index), scratch, carried, direct, cell);
            if (index > 0)
            {
                StateProduct.Multiply(scratch, SlopesRow, rows, Columns, transposed, (nint)Columns * Panels.Width, Panels.Count(shape.Units), carried, CarriedRow, isBackwards: index % 2 == 1);
            }
        }
    }

    /// <summary>The gradients of a step's products. Behind a row's length they are 0.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Slopes(int first, int rows, int step, float* slopes, float* carried, float* direct, float* cell)
    {
        int units = shape.Units, columns = Columns, stride = shape.StateStride;
        nint productsRow = Lanes.Stride(columns);
        for (int i = 0; i < rows; i++)
        {
            nint at = ((nint)(first + i) * shape.Steps) + step;
            CellGradientRow row = new()
            {
                Upstream = upstream.Start + (at * stride),
                Carried = carried + ((nint)i * CarriedRow),
                Direct = direct + ((nint)i * stride),
                Cell = cell + ((nint)i * stride),
                Before = before.Start + (at * stride),
                Output = output.Start + (at * stride),
                Stored = stored.Start + (at * TCell.Parts * stride),
                Part = stride,
                Products = productsGradient.Start + (at * productsRow),
                States = statesGradient.Start is null ? null : statesGradient.Start + (at * productsRow),
                Slopes = slopes + ((nint)i * SlopesRow),
                Gate = units,
            };
            if (lengths.Start is not null && !(step < lengths.Start[(nint)(first + i) * Lanes.Count]))
            {
                new Span<float>(row.Products, columns).Clear();
                new Span<float>(row.Slopes, columns).Clear();
                new Span<float>(row.States, row.States is null ? 0 : columns).Clear();
                continue;
            }

            int unit = 0;
            for (; unit + Lanes.Count <= units; unit += Lanes.Count)
            {
                TCell.Backward(in row, unit, Lanes.Count);
            }

            if (unit < units)
            {
                TCell.Backward(in row, unit, units - unit);
            }
        }
    }
}
