using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// A·B or A·Bᵀ, divided into tiles of <see cref="TileRows"/> rows and 16 columns. A panel of B is packed once for all the tiles
/// below one another that a worker does.
/// </summary>
internal readonly unsafe struct ProductJob<TEpilogue>(
    WorkerPool workers, FloatSlice a, FloatSlice b, int rows, int depth, int columns, bool transposed, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    private const int TileRows = 48;

    public int Items => checked(Split.Stretches(columns, MicroKernel.PanelWidth) * TilesBelow);

    private int TilesBelow => Split.Stretches(rows, TileRows);

    public static long ScratchFloats(int depth) => (TileRows + (long)depth) * MicroKernel.PanelWidth;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        float* tile = workers.Scratch(worker, ScratchFloats(depth));
        float* panel = tile + (TileRows * MicroKernel.PanelWidth);
        int tilesBelow = TilesBelow;
        int packed = -1;
        for (int item = from; item < to; item++)
        {
            int panelNumber = item / tilesBelow;
            int column = panelNumber * MicroKernel.PanelWidth;
            int panelColumns = Math.Min(MicroKernel.PanelWidth, columns - column);
            if (packed != panelNumber)
            {
                Pack(panel, column, panelColumns);
                packed = panelNumber;
            }

            int row = (item - (panelNumber * tilesBelow)) * TileRows;
            int tileRows = Math.Min(TileRows, rows - row);
            MicroKernel.Panel(a.Start + ((nint)row * depth), depth, 1, panel, MicroKernel.PanelWidth, depth, tileRows, panelColumns, tile, MicroKernel.PanelWidth, false);
            Finish(tile, row, tileRows, column, panelColumns);
        }
    }

    private void Pack(float* panel, int column, int panelColumns)
    {
        if (transposed)
        {
            Packing.Transposed(b.Start + ((nint)column * depth), depth, panelColumns, depth, panel);
        }
        else
        {
            Packing.Columns(b.Start + column, columns, depth, panel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(float* tile, int row, int tileRows, int column, int panelColumns)
    {
        TEpilogue local = epilogue;
        int end = row + tileRows;
        if (panelColumns == MicroKernel.PanelWidth)
        {
            for (int i = row; i < end; i++, tile += MicroKernel.PanelWidth)
            {
                local.Apply(Vector256.Load(tile), i, column, Lanes.Count);
                local.Apply(Vector256.Load(tile + Lanes.Count), i, column + Lanes.Count, Lanes.Count);
            }

            return;
        }

        for (int i = row; i < end; i++, tile += MicroKernel.PanelWidth)
        {
            for (int part = 0; part < panelColumns; part += Lanes.Count)
            {
                local.Apply(Vector256.Load(tile + part), i, column + part, Math.Min(Lanes.Count, panelColumns - part));
            }
        }
    }
}
