using System.ComponentModel;
using System.Runtime.CompilerServices;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Strided;

/// <summary>The mask of one step of a recurrence over rows of several lengths.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class StepMask
{
    /// <summary>Sets the first float of each row to 1 where the step is before the row's length, else to 0.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="lengths">The rows' lengths, one float each.</param>
    /// <param name="lengthsRow">To the next row's length, in floats.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="maskRow">To the next row of the mask, in floats.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="step">The step, from 0.</param>
    public static void Set(WorkerPool workers, FloatSlice lengths, int lengthsRow, FloatSlice mask, int maskRow, int rows, int step) =>
        workers.Run(new Job(lengths, lengthsRow, mask, maskRow, step), rows, rows);

    private readonly struct Job(FloatSlice lengths, int lengthsRow, FloatSlice mask, int maskRow, int step) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                mask.Start[(nint)row * maskRow] = step < lengths.Start[(nint)row * lengthsRow] ? 1 : 0;
            }
        }
    }
}
