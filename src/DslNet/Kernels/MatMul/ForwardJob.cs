using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// X·W, tiled by <see cref="TileRows"/> rows and a pair of W's panels, which stays in the cache for all the tiles below
/// one another that a worker does.
/// </summary>
internal readonly unsafe struct ForwardJob<TEpilogue>(
    WorkerPool workers, FloatSlice x, FloatSlice weight, int rows, int inputs, int outputs, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    public const long ScratchFloats = TileRows * PairWidth;
    private const int TileRows = 24;
    private const int PairWidth = 2 * Panels.Width;

    public int Items => checked(Panels.Pairs(outputs) * TilesBelow);

    private int TilesBelow => Split.Stretches(rows, TileRows);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* tile = workers.Scratch(worker, ScratchFloats);
        nint panel = (nint)inputs * Panels.Width;
        int tilesBelow = TilesBelow;
        for (int item = from; item < to; item++)
        {
            int pair = item / tilesBelow;
            int row = (item - (pair * tilesBelow)) * TileRows;
            int tileRows = Math.Min(TileRows, rows - row);
            int width = Math.Min(PairWidth, outputs - (pair * PairWidth));
            TileRun run = new()
            {
                A = x.Start + ((nint)row * Lanes.Stride(inputs)),
                ARow = Lanes.Stride(inputs),
                AStep = 1,
                B = weight.Start + (2 * pair * panel),
                BStep = Panels.Width,
                BPanel = panel,
                Depth = inputs,
                Stretch = inputs,
                C = tile,
                CRow = PairWidth,
                CPanel = Panels.Width,
            };
            MicroKernel.Panels(ref run, Panels.Count(width), tileRows);
            Finish(tile, row, tileRows, pair * PairWidth, width);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Finish(float* tile, int row, int tileRows, int column, int width)
    {
        TEpilogue local = epilogue;
        int end = row + tileRows;
        for (int i = row; i < end; i++, tile += PairWidth)
        {
            for (int part = 0; part < width; part += Lanes.Count)
            {
                local.Apply(Vector256.Load(tile + part), i, column + part);
            }
        }
    }
}
