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
            Packing.Transposed(outputGradient.Start + ((nint)(row + done) * Lanes.Stride(outputs)), Lanes.Stride(outputs), Math.Min(Panels.Width, width - done), outputs, transposed);
        }
    }

    /// <summary>Turns the tile round: 8 of its rows and 4 of its columns at a time become 4 vectors of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(float* tile, int row, int width, int input, int height)
    {
        TEpilogue local = epilogue;
        for (int across = 0; across < width; across += 4)
        {
            int at = row + across;
            int count = width - across;
            float* source = tile + across;
            for (int down = 0; down < height; down += Lanes.Count, source += Lanes.Count * PairWidth)
            {
                Lanes.Transpose(source, PairWidth, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third, out Vector256<float> fourth);
                int column = input + down;
                local.Apply(first, at, column);
                if (count > 1)
                {
                    local.Apply(second, at + 1, column);
                }

                if (count > 2)
                {
                    local.Apply(third, at + 2, column);
                }

                if (count > 3)
                {
                    local.Apply(fourth, at + 3, column);
                }
            }
        }
    }
}
