using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// dY·Wᵀ, computed as (W·dYᵀ)ᵀ: W's panels are read as they lie, one number at a time, and dY, the smaller of the two, is transposed:
/// <see cref="PairWidth"/> rows at a time, which stay in the cache for all of W. A tile of the result is turned round on its way
/// to the epilogue.
/// </summary>
internal readonly unsafe struct InputGradientJob<TEpilogue>(
    WorkerPool workers, FloatSlice outputGradient, FloatSlice weight, int rows, int inputs, int outputs, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    private const int TileInputs = 48;
    private const int PairWidth = 2 * Panels.Width;

    public int Items => checked(Split.Stretches(rows, PairWidth) * TilesBelow);

    private int TilesBelow => Split.Stretches(inputs, TileInputs);

    public static long ScratchFloats(int outputs) => (TileInputs + (long)outputs) * PairWidth;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        float* tile = workers.Scratch(worker, ScratchFloats(outputs));
        float* transposed = tile + (TileInputs * PairWidth);
        int tilesBelow = TilesBelow;
        int packed = -1;
        for (int item = from; item < to; item++)
        {
            int pair = item / tilesBelow;
            int row = pair * PairWidth;
            int width = Math.Min(PairWidth, rows - row);
            if (packed != pair)
            {
                Transpose(row, width, transposed);
                packed = pair;
            }

            int input = (item - (pair * tilesBelow)) * TileInputs;
            int height = Math.Min(TileInputs, inputs - input);
            TileRun run = new()
            {
                A = weight.Start + ((nint)input * Panels.Width),
                ARow = Panels.Width,
                AStep = 1,
                AJump = (inputs - 1) * (nint)Panels.Width,
                B = transposed,
                BStep = Panels.Width,
                BPanel = (nint)outputs * Panels.Width,
                Depth = outputs,
                C = tile,
                CRow = PairWidth,
                CPanel = Panels.Width,
            };
            MicroKernel.Panels(run, Panels.Count(width), height);
            Finish(tile, row, width, input, height);
        }
    }

    private void Transpose(int row, int width, float* transposed)
    {
        for (int done = 0; done < width; done += Panels.Width, transposed += (nint)outputs * Panels.Width)
        {
            Packing.Transposed(outputGradient.Start + ((nint)(row + done) * outputs), outputs, Math.Min(Panels.Width, width - done), outputs, transposed);
        }
    }

    /// <summary>Turns the tile round, 8 × 8 at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(float* tile, int row, int width, int input, int height)
    {
        TEpilogue local = epilogue;
        for (int across = 0; across < width; across += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, width - across);
            for (int down = 0; down < height; down += Lanes.Count)
            {
                Lanes.Transpose(tile + (down * PairWidth) + across, PairWidth, out Lanes.Square square);
                int columns = Math.Min(Lanes.Count, height - down);
                int column = input + down;
                int at = row + across;
                if (count == Lanes.Count)
                {
                    local.Apply(square.Row0, at, column, columns);
                    local.Apply(square.Row1, at + 1, column, columns);
                    local.Apply(square.Row2, at + 2, column, columns);
                    local.Apply(square.Row3, at + 3, column, columns);
                    local.Apply(square.Row4, at + 4, column, columns);
                    local.Apply(square.Row5, at + 5, column, columns);
                    local.Apply(square.Row6, at + 6, column, columns);
                    local.Apply(square.Row7, at + 7, column, columns);
                }
                else
                {
                    for (int i = 0; i < count; i++)
                    {
                        local.Apply(square.Row(i), at + i, column, columns);
                    }
                }
            }
        }
    }
}
