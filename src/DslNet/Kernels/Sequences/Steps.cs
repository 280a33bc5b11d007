using System.ComponentModel;
using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Sequences;

/// <summary>
/// Moves the steps of each row of a sequence by the row's length, a whole number of 0 to steps. Rows are divided among threads, so results are bit-identical for any
/// number of them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Steps
{
    /// <summary>The steps before the length, then zeros.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="input">[rows × steps]; the output may be the same memory.</param>
    /// <param name="lengths">A number for each row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="steps">Steps of a row.</param>
    /// <param name="step">Floats of a step, whole vectors.</param>
    /// <param name="output">[rows × steps].</param>
    public static void Mask(WorkerPool workers, FloatSlice input, FloatSlice lengths, int rows, int steps, int step, FloatSlice output) =>
        workers.Run(new MaskJob(input, lengths, steps, step, output), rows, Cost(rows, steps, step));

    /// <summary>The steps before the length in reverse order, then those behind it.</summary>
    /// <inheritdoc cref="Mask"/>
    public static void Reverse(WorkerPool workers, FloatSlice input, FloatSlice lengths, int rows, int steps, int step, FloatSlice output) =>
        workers.Run(new ReverseJob(input, lengths, steps, step, output), rows, Cost(rows, steps, step));

    /// <summary>The last step before the length; zeros for a length of 0.</summary>
    /// <inheritdoc cref="Mask"/>
    public static void Last(WorkerPool workers, FloatSlice input, FloatSlice lengths, int rows, int steps, int step, FloatSlice output) =>
        workers.Run(new LastJob(input, lengths, steps, step, output), rows, Cost(rows, 1, step));

    /// <summary>The input at the last step before the length, zeros elsewhere.</summary>
    /// <inheritdoc cref="Mask"/>
    public static void AtLast(WorkerPool workers, FloatSlice input, FloatSlice lengths, int rows, int steps, int step, FloatSlice output) =>
        workers.Run(new AtLastJob(input, lengths, steps, step, output), rows, Cost(rows, steps, step));

    private static long Cost(int rows, int steps, int step) => (long)rows * steps * step / Lanes.Count;

    /// <summary>The length of a row: rows of one number are whole vectors, too.</summary>
    private static int Length(FloatSlice lengths, int row) => (int)lengths[(nint)row * Lanes.Count];

    private static Span<float> At(FloatSlice sequence, int row, int steps, int step, int first, int count) =>
        new(sequence.Start + ((((nint)row * steps) + first) * step), count * step);

    private readonly struct MaskJob(FloatSlice input, FloatSlice lengths, int steps, int step, FloatSlice output) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                int length = Length(lengths, row);
                if (input.Start != output.Start)
                {
                    At(input, row, steps, step, 0, length).CopyTo(At(output, row, steps, step, 0, length));
                }

                At(output, row, steps, step, length, steps - length).Clear();
            }
        }
    }

    private readonly struct ReverseJob(FloatSlice input, FloatSlice lengths, int steps, int step, FloatSlice output) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                int length = Length(lengths, row);
                for (int i = 0; i < length; i++)
                {
                    At(input, row, steps, step, length - 1 - i, 1).CopyTo(At(output, row, steps, step, i, 1));
                }

                At(input, row, steps, step, length, steps - length).CopyTo(At(output, row, steps, step, length, steps - length));
            }
        }
    }

    private readonly struct LastJob(FloatSlice input, FloatSlice lengths, int steps, int step, FloatSlice output) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                int length = Length(lengths, row);
                Span<float> last = At(output, row, 1, step, 0, 1);
                if (length > 0)
                {
                    At(input, row, steps, step, length - 1, 1).CopyTo(last);
                }
                else
                {
                    last.Clear();
                }
            }
        }
    }

    private readonly struct AtLastJob(FloatSlice input, FloatSlice lengths, int steps, int step, FloatSlice output) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                int length = Length(lengths, row);
                At(output, row, steps, step, 0, steps).Clear();
                if (length > 0)
                {
                    At(input, row, 1, step, 0, 1).CopyTo(At(output, row, steps, step, length - 1, 1));
                }
            }
        }
    }
}
