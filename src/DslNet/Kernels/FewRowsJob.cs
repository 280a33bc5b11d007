using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// A·B for so few rows that packing B would cost more than it saves: B is read where it lies, 64 columns at a time.
/// The sums are those of <see cref="ProductJob{TEpilogue}"/>, bit for bit.
/// </summary>
internal readonly unsafe struct FewRowsJob<TEpilogue>(FloatSlice a, FloatSlice b, int rows, int depth, int columns, TEpilogue epilogue) : IRangeJob
    where TEpilogue : struct, IEpilogue
{
    /// <summary>From so many rows on, packing pays.</summary>
    public const int Enough = 4;

    public int Items => Split.Stretches(columns, MicroKernel.WideWidth);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        float* tile = stackalloc float[MicroKernel.WideWidth];
        TEpilogue local = epilogue;
        for (int item = from; item < to; item++)
        {
            int column = item * MicroKernel.WideWidth;
            int width = Math.Min(MicroKernel.WideWidth, columns - column);
            for (int row = 0; row < rows; row++)
            {
                Multiply(row, column, width, tile);
                for (int part = 0; part < width; part += Lanes.Count)
                {
                    local.Apply(Vector256.Load(tile + part), row, column + part, Math.Min(Lanes.Count, width - part));
                }
            }
        }
    }

    private void Multiply(int row, int column, int width, float* tile)
    {
        float* x = a.Start + ((nint)row * depth);
        float* w = b.Start + column;
        if (width == MicroKernel.WideWidth)
        {
            MicroKernel.Wide(x, w, columns, depth, tile);
            return;
        }

        for (int done = 0; done < width; done += MicroKernel.PanelWidth)
        {
            int panelColumns = Math.Min(MicroKernel.PanelWidth, width - done);
            MicroKernel.Panel(x, depth, 1, w + done, columns, depth, 1, panelColumns, tile + done, MicroKernel.WideWidth, false);
        }
    }
}
