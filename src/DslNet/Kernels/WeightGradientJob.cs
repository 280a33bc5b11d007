using System.Runtime.CompilerServices;

namespace DslNet.Kernels;

/// <summary>
/// Xᵀ·dY, divided into tiles of <see cref="TileRows"/> rows and 16 columns of dW. Long batches are summed in blocks of
/// <see cref="Depth"/> rows that stay in the cache; each sum goes on where the block before it ended.
/// </summary>
internal readonly unsafe struct WeightGradientJob(
    WorkerPool workers, FloatSlice x, FloatSlice outputGradient, int rows, int inputs, int outputs, FloatSlice weightGradient) : IRangeJob
{
    public const long ScratchFloats = (TileRows * (MicroKernel.PanelWidth + Depth)) + (Depth * MicroKernel.PanelWidth);
    private const int TileRows = 48;
    private const int Depth = 512;

    public int Items => checked(Split.Stretches(inputs, TileRows) * Panels);

    private int Panels => Split.Stretches(outputs, MicroKernel.PanelWidth);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        float* scratch = workers.Scratch(worker, ScratchFloats);
        int panels = Panels;
        for (int item = from; item < to;)
        {
            int stripe = item / panels;
            int firstPanel = item - (stripe * panels);
            int lastPanel = Math.Min(panels, firstPanel + to - item);
            Stripe(stripe * TileRows, firstPanel, lastPanel, scratch);
            item += lastPanel - firstPanel;
        }
    }

    /// <summary>Panels of dW in the rows from <paramref name="input"/> on.</summary>
    private void Stripe(int input, int firstPanel, int lastPanel, float* scratch)
    {
        int height = Math.Min(TileRows, inputs - input);
        float* tile = scratch;
        float* left = tile + (TileRows * MicroKernel.PanelWidth);
        float* right = left + (TileRows * Depth);
        for (int row = 0; row < rows; row += Depth)
        {
            int depth = Math.Min(Depth, rows - row);
            Packing.Rows(x.Start + ((nint)row * inputs) + input, inputs, depth, height, left, TileRows);
            for (int panel = firstPanel; panel < lastPanel; panel++)
            {
                int column = panel * MicroKernel.PanelWidth;
                Packing.Columns(outputGradient.Start + ((nint)row * outputs) + column, outputs, depth, right);
                Tile(left, right, depth, input, height, column, tile, row > 0);
            }
        }
    }

    private void Tile(float* left, float* right, int depth, int input, int height, int column, float* tile, bool accumulate)
    {
        int width = Math.Min(MicroKernel.PanelWidth, outputs - column);
        float* output = weightGradient.Start + ((nint)input * outputs) + column;
        if (width == MicroKernel.PanelWidth)
        {
            MicroKernel.Panel(left, 1, TileRows, right, MicroKernel.PanelWidth, depth, height, width, output, outputs, accumulate);
            return;
        }

        // The kernel writes whole vectors, which would run into the next row: the end of a row goes through a tile.
        if (accumulate)
        {
            Packing.Rows(output, outputs, height, width, tile, MicroKernel.PanelWidth);
        }

        MicroKernel.Panel(left, 1, TileRows, right, MicroKernel.PanelWidth, depth, height, width, tile, MicroKernel.PanelWidth, accumulate);
        Packing.Rows(tile, MicroKernel.PanelWidth, height, width, output, outputs);
    }
}
