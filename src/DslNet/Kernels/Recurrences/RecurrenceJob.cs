using System.Runtime.CompilerServices;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Recurrences;

/// <summary>
/// All steps of a recurrence, for a block of rows at a time: the weight stays in the cache from step to step, and no thread waits for another. In each step, the columns of all gates
/// for 16 units are multiplied and go through the cell's equations while they are in the first cache; where gates don't begin with a panel, or for a single row, those of all units.
/// Every element is one sum in a fixed order, so neither the blocks nor the threads change a bit.
/// </summary>
internal readonly unsafe struct RecurrenceJob<TCell>(
    WorkerPool workers, RecurrenceShape shape, FloatSlice lengths, FloatSlice products, FloatSlice weight, FloatSlice bias, FloatSlice output, FloatSlice before, FloatSlice stored) : IRangeJob
    where TCell : struct, IRecurrentCell
{
    private int Columns => TCell.Gates * shape.Units;

    /// <summary>Floats of a row of the products' tile.</summary>
    private int TileRow => Panels.Count(Columns) * Panels.Width;

    private nint StateFloats => (nint)RecurrenceShape.BlockRows * shape.StateStride;

    /// <summary>Whether each gate begins with a panel of the weight.</summary>
    private bool IsAligned => shape.Units % Panels.Width == 0;

    /// <summary>Floats of scratch memory that a worker needs: the states before and after a step, the cells, and a tile of products.</summary>
    public long ScratchFloats => (3 * StateFloats) + ((long)RecurrenceShape.BlockRows * TileRow);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* scratch = workers.Scratch(worker, ScratchFloats);
        for (int row = from; row < to; row += RecurrenceShape.BlockRows)
        {
            Block(row, Math.Min(RecurrenceShape.BlockRows, to - row), scratch);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Block(int first, int rows, float* scratch)
    {
        float* now = scratch;
        float* next = now + StateFloats;
        float* cell = next + StateFloats;
        float* tile = cell + StateFloats;
        new Span<float>(cell, (int)StateFloats).Clear();
        new Span<float>(now, rows * shape.StateStride).Clear();
        if (before.Start is not null)
        {
            ClearFirst(first, rows);
        }

        for (int index = 0; index < shape.Steps; index++)
        {
            bool even = index % 2 == 0;
            Step(first, rows, index, even ? now : next, even ? next : now, cell, tile);
        }
    }

    /// <summary>No state is before the first step.</summary>
    private void ClearFirst(int first, int rows)
    {
        for (int row = first; row < first + rows; row++)
        {
            new Span<float>(before.Start + SequenceAt(row, shape.StepAt(0)), shape.StateStride).Clear();
        }
    }

    /// <summary>The offset of a step of a row in sequences of states.</summary>
    private nint SequenceAt(int row, int step) => (((nint)row * shape.Steps) + step) * shape.StateStride;

    private void Step(int first, int rows, int index, float* now, float* next, float* cell, float* tile)
    {
        int step = shape.StepAt(index);
        nint depth = shape.Units, panel = depth * Panels.Width, sequence = SequenceAt(first, step), productsRow = Lanes.Stride(Columns);
        bool blocks = IsAligned && rows > 1;
        int width = blocks ? Panels.Width : shape.Units;
        int panels = blocks ? TCell.Gates : Panels.Count(Columns);
        int tileRow = panels * Panels.Width;
        CellRows<TCell> all = new()
        {
            Rows = rows,
            Units = width,
            Step = step,
            Lengths = lengths.Start is null ? null : lengths.Start + ((nint)first * Lanes.Count),
            ProductsRow = productsRow * shape.Steps,
            StatesRow = tileRow,
            StateRow = shape.StateStride,
            SequenceRow = (nint)shape.Steps * shape.StateStride,
            StoredRow = (nint)shape.Steps * TCell.Parts * shape.StateStride,
            First = new CellRow
            {
                Products = products.Start + (((((nint)first * shape.Steps) + step)) * productsRow),
                States = tile,
                Bias = bias.Start,
                Gate = shape.Units,
                StatesGate = blocks ? Panels.Width : shape.Units,
                Before = now,
                After = next,
                Cell = cell,
                Output = output.Start + sequence,
                Following = before.Start is null || index + 1 == shape.Steps ? null : before.Start + SequenceAt(first, shape.StepAt(index + 1)),
                Stored = stored.Start is null ? null : stored.Start + (((((nint)first * shape.Steps) + step)) * TCell.Parts * shape.StateStride),
                Part = shape.StateStride,
            },
        };
        if (index == 0)
        {
            // The state is 0, and so are its products.
            new Span<float>(tile, rows * tileRow).Clear();
        }

        for (int unit = 0; unit < shape.Units; unit += width)
        {
            if (index > 0)
            {
                StateProduct.Multiply(now, shape.StateStride, rows, depth, weight.Start + (unit / Panels.Width * panel), blocks ? shape.Units / Panels.Width * panel : panel, panels, tile, tileRow, isBackwards: index % 2 == 1);
            }

            all.Run();
            all.Move(width);
        }
    }
}
