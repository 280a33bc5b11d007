using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// dY·Wᵀ, computed as (W·dYᵀ)ᵀ: W's panels are read in place, one broadcast at a time, and dY, the smaller of the two, is transposed:
/// <see cref="GroupRows"/> rows at a time, so that a part of W that is in the cache serves all of them. A tile of the result is
/// transposed before the epilogue.
/// </summary>
internal readonly unsafe struct InputGradientJob<TEpilogue>(
    WorkerPool workers, FloatSlice outputGradient, FloatSlice weight, int rows, int inputs, int outputs, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    private const int TileInputs = 48;
    private const int PairWidth = 2 * Panels.Width;
    private const int GroupRows = 4 * PairWidth;

    public int Items => checked(Split.Stretches(rows, GroupRows) * TilesBelow);

    private int TilesBelow => Split.Stretches(inputs, TileInputs);

    /// <summary>Floats of a pair of panels of dYᵀ.</summary>
    private nint PairFloats => (nint)outputs * PairWidth;

    public static long ScratchFloats(int outputs) => (TileInputs * PairWidth) + ((long)outputs * GroupRows);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* tile = workers.Scratch(worker, ScratchFloats(outputs));
        float* transposed = tile + (TileInputs * PairWidth);
        int tilesBelow = TilesBelow;
        int packed = -1;
        for (int item = from; item < to; item++)
        {
            int group = item / tilesBelow;
            int first = group * GroupRows;
            int end = Math.Min(rows, first + GroupRows);
            if (packed != group)
            {
                Transpose(first, end, transposed);
                packed = group;
            }

            int input = (item - (group * tilesBelow)) * TileInputs;
            float* pair = transposed;
            for (int row = first; row < end; row += PairWidth, pair += PairFloats)
            {
                Multiply(tile, pair, row, Math.Min(PairWidth, end - row), input, Math.Min(TileInputs, inputs - input));
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Multiply(float* tile, float* pair, int row, int width, int input, int height)
    {
        TileRun run = new()
        {
            A = weight.Start + ((nint)input * Panels.Width),
            ARow = Panels.Width,
            AStep = 1,
            AJump = (inputs - 1) * (nint)Panels.Width,
            B = pair,
            BStep = Panels.Width,
            BPanel = (nint)outputs * Panels.Width,
            Depth = outputs,
            Stretch = Panels.Width,
            C = tile,
            CRow = PairWidth,
            CPanel = Panels.Width,
        };
        MicroKernel.Panels(ref run, Panels.Count(width), height);
        Finish(tile, row, width, input, height);
    }

    private void Transpose(int first, int end, float* transposed)
    {
        int stride = Lanes.Stride(outputs);
        for (int row = first; row < end; row += Panels.Width, transposed += (nint)outputs * Panels.Width)
        {
            Packing.Transposed(outputGradient.Start + ((nint)row * stride), stride, Math.Min(Panels.Width, end - row), outputs, transposed);
        }
    }

    /// <summary>Transposes the tile: blocks of 8 rows and 4 columns become 4 vectors of 8.</summary>
    [MethodImpl(Jit.OnItsOwn)]
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
