using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// Xᵀ·dY into dW's packed panels, tiled into stripes of <see cref="TileInputs"/> rows of dW, or into pairs of panels where there are more
/// of them. Long batches are summed in blocks of <see cref="LongestDepth"/> rows at most that stay in the cache; each sum continues where the block
/// before it ended. As soon as a stripe of a panel is complete, <see cref="WeightTarget"/> is notified.
/// </summary>
internal readonly unsafe struct WeightGradientJob(
    WorkerPool workers, FloatSlice x, FloatSlice outputGradient, int rows, int inputs, int outputs, WeightTarget target) : IRangeJob
{
    private const int TileInputs = WeightTarget.StripeRows;
    private const int LongestDepth = 256;
    private const int PairWidth = 2 * Panels.Width;

    public int Items => ByStripes ? Stripes : Pairs;

    private int Stripes => Split.Stretches(inputs, TileInputs);

    private int Pairs => Panels.Pairs(outputs);

    private bool ByStripes => Stripes >= Pairs;

    public static long ScratchFloats(int outputs) => Depth(outputs) * (TileInputs + (AllPacked(outputs) ? (long)outputs : 0) + Panels.Width);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* scratch = workers.Scratch(worker, ScratchFloats(outputs));
        (int firstStripe, int lastStripe) = ByStripes ? (from, to) : (0, Stripes);
        (int firstPair, int lastPair) = ByStripes ? (0, Pairs) : (from, to);
        float* left = scratch;
        int block = Depth(outputs);
        float* right = scratch + (block * TileInputs);
        for (int row = 0; row < rows; row += block)
        {
            int depth = Math.Min(block, rows - row);
            Pack(row, depth, firstPair, lastPair, right);
            for (int stripe = firstStripe; stripe < lastStripe; stripe++)
            {
                int input = stripe * TileInputs;
                int height = Math.Min(TileInputs, inputs - input);
                Packing.Rows(x.Start + ((nint)row * Lanes.Stride(inputs)) + input, Lanes.Stride(inputs), depth, height, left, TileInputs);
                for (int pair = firstPair; pair < lastPair; pair++)
                {
                    Multiply(left, right, row, depth, input, height, pair, firstPair);
                    if (row + depth == rows)
                    {
                        Complete(pair, stripe);
                    }
                }
            }
        }
    }

    /// <summary>
    /// dY is read in place. But where its row stride would cause cache set conflicts,
    /// and for columns that don't fill a panel, it is packed first.
    /// </summary>
    private static bool AllPacked(int outputs) => outputs % 512 == 0;

    /// <summary>Less where all of dY is packed, which is to stay in the cache too.</summary>
    private static int Depth(int outputs) => AllPacked(outputs) ? LongestDepth / 2 : LongestDepth;

    private void Pack(int row, int depth, int firstPair, int lastPair, float* right)
    {
        float* source = outputGradient.Start + ((nint)row * Lanes.Stride(outputs));
        if (AllPacked(outputs))
        {
            for (int column = firstPair * PairWidth; column < Math.Min(outputs, lastPair * PairWidth); column += Panels.Width, right += (nint)depth * Panels.Width)
            {
                Packing.Columns(source + column, Lanes.Stride(outputs), depth, Panels.Width, right);
            }
        }
        else if (outputs % Panels.Width is var rest and not 0)
        {
            Packing.Columns(source + outputs - rest, Lanes.Stride(outputs), depth, rest, right);
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Multiply(float* left, float* right, int row, int depth, int input, int height, int pair, int firstPair)
    {
        int column = pair * PairWidth;
        int panels = Panels.Count(Math.Min(PairWidth, outputs - column));
        nint at = Panels.At(input, column, inputs);
        nint panel = (nint)inputs * Panels.Width;
        TileRun run = new()
        {
            A = left,
            ARow = 1,
            AStep = TileInputs,
            Depth = depth,
            Stretch = depth,
            C = target.Gradient.Start + at,
            CRow = Panels.Width,
            CPanel = panel,
            Accumulate = row > 0,
        };
        if (AllPacked(outputs))
        {
            run.B = right + ((nint)(pair - firstPair) * PairWidth * depth);
            run.BStep = Panels.Width;
            run.BPanel = (nint)depth * Panels.Width;
            MicroKernel.Panels(ref run, panels, height);
        }
        else
        {
            run.B = outputGradient.Start + ((nint)row * Lanes.Stride(outputs)) + column;
            run.BStep = Lanes.Stride(outputs);
            run.BPanel = Panels.Width;
            int whole = Math.Min(panels, (outputs - column) / Panels.Width);
            if (whole > 0)
            {
                MicroKernel.Panels(ref run, whole, height);
            }

            if (whole < panels)
            {
                run.B = right;
                run.BStep = Panels.Width;
                run.C += whole * panel;
                MicroKernel.Panels(ref run, 1, height);
            }
        }
    }

    private void Complete(int pair, int stripe)
    {
        int end = Math.Min(Panels.Count(outputs), 2 * (pair + 1));
        for (int panel = 2 * pair; panel < end; panel++)
        {
            target.Complete((panel * Stripes) + stripe);
        }
    }
}
