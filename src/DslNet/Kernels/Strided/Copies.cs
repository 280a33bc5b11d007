using System.ComponentModel;
using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Strided;

/// <summary>
/// Strided copies, row by row: concatenation, slicing, padding, transposition, broadcasting, repetition, and the adjoints of all of them. Rows are divided
/// among threads, so results are bit-identical for any number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Copies
{
    /// <summary>The maximum number of loops of generated code.</summary>
    private const int MostLoops = 5;

    /// <summary>Copies.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="source">The source.</param>
    /// <param name="target">The destination; it doesn't overlap.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="places">Offsets and row strides.</param>
    /// <param name="loops">The outermost first; at most five.</param>
    public static void Run(WorkerPool workers, FloatSlice source, FloatSlice target, int rows, CopyPlaces places, ReadOnlySpan<CopyStride> loops) =>
        Run(workers, source, target, rows, places, loops, adds: false);

    /// <summary>Accumulates into the destination.</summary>
    /// <inheritdoc cref="Run(WorkerPool, FloatSlice, FloatSlice, int, CopyPlaces, ReadOnlySpan{CopyStride})"/>
    public static void Add(WorkerPool workers, FloatSlice source, FloatSlice target, int rows, CopyPlaces places, ReadOnlySpan<CopyStride> loops) =>
        Run(workers, source, target, rows, places, loops, adds: true);

    /// <summary>Sets rows to 0.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="target">The first row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="stride">The row stride, in floats.</param>
    public static void Clear(WorkerPool workers, FloatSlice target, int rows, int stride) => workers.Run(new ClearJob(target, stride), rows, (long)rows * stride / 8);

    private static void Run(WorkerPool workers, FloatSlice source, FloatSlice target, int rows, CopyPlaces places, ReadOnlySpan<CopyStride> loops, bool adds)
    {
        Loops all = default;
        long count = 1;
        for (int i = 0; i < MostLoops; i++)
        {
            // Padded by outer loops of one iteration.
            int at = i - (MostLoops - loops.Length);
            all[i] = at < 0 ? new CopyStride(1, 0, 0) : loops[at];
            count *= all[i].Count;
        }

        workers.Run(new Job(source.Slice(places.From), target.Slice(places.To), places.FromRow, places.ToRow, all, adds), rows, rows * count);
    }

    [InlineArray(MostLoops)]
    private struct Loops
    {
        private CopyStride first;
    }

    private readonly struct ClearJob(FloatSlice target, int stride) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                new Span<float>(target.Start + ((nint)row * stride), stride).Clear();
            }
        }
    }

    private readonly struct Job(FloatSlice source, FloatSlice target, int sourceRow, int targetRow, Loops loops, bool adds) : IRangeJob
    {
        private readonly Loops loops = loops;

        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            (CopyStride a, CopyStride b, CopyStride c, CopyStride d, CopyStride inner) = (loops[0], loops[1], loops[2], loops[3], loops[4]);
            for (int row = from; row < to; row++)
            {
                float* read0 = source.Start + ((nint)row * sourceRow), write0 = target.Start + ((nint)row * targetRow);
                for (int i = 0; i < a.Count; i++, read0 += a.From, write0 += a.To)
                {
                    float* read1 = read0, write1 = write0;
                    for (int j = 0; j < b.Count; j++, read1 += b.From, write1 += b.To)
                    {
                        float* read2 = read1, write2 = write1;
                        for (int k = 0; k < c.Count; k++, read2 += c.From, write2 += c.To)
                        {
                            float* read3 = read2, write3 = write2;
                            for (int l = 0; l < d.Count; l++, read3 += d.From, write3 += d.To)
                            {
                                Innermost(read3, write3, inner);
                            }
                        }
                    }
                }
            }
        }

        private void Innermost(float* read, float* write, CopyStride stride)
        {
            if (!adds && stride.From == 1 && stride.To == 1)
            {
                new ReadOnlySpan<float>(read, stride.Count).CopyTo(new Span<float>(write, stride.Count));
            }
            else if (!adds)
            {
                for (int i = 0; i < stride.Count; i++, read += stride.From, write += stride.To)
                {
                    *write = *read;
                }
            }
            else
            {
                for (int i = 0; i < stride.Count; i++, read += stride.From, write += stride.To)
                {
                    *write += *read;
                }
            }
        }
    }
}
