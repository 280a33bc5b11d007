using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// x·W for a batch of one row (GEMV), bound by the bandwidth of reading W: several panels are streamed at a time.
/// Bit-identical to <see cref="ForwardJob{TEpilogue}"/>.
/// </summary>
internal readonly unsafe struct SingleRowJob<TEpilogue>(FloatSlice x, FloatSlice weight, int inputs, int outputs, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    public int Items => Split.Stretches(outputs, MicroKernel.RowWidth);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        float* tile = stackalloc float[MicroKernel.RowWidth];
        TEpilogue local = epilogue;
        nint panel = (nint)inputs * Panels.Width;
        for (int item = from; item < to; item++)
        {
            int column = item * MicroKernel.RowWidth;
            int width = Math.Min(MicroKernel.RowWidth, outputs - column);
            Multiply(weight.Start + (column / Panels.Width * panel), panel, width, tile);
            for (int part = 0; part < width; part += Lanes.Count)
            {
                local.Apply(Vector256.Load(tile + part), 0, column + part);
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Multiply(float* panels, nint panel, int width, float* tile)
    {
        if (width > MicroKernel.RowWidth - Panels.Width)
        {
            MicroKernel.Row(x.Start, panels, panel, inputs, tile);
            return;
        }

        for (int done = 0; done < width; done += 2 * Panels.Width, panels += 2 * panel)
        {
            TileRun run = new()
            {
                A = x.Start,
                AStep = 1,
                B = panels,
                BStep = Panels.Width,
                BPanel = panel,
                Depth = inputs,
                Stretch = inputs,
                C = tile + done,
                CPanel = Panels.Width,
            };
            MicroKernel.Panels(ref run, Panels.Count(Math.Min(2 * Panels.Width, width - done)), 1);
        }
    }
}
