using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// The three matrix products of a dense layer, in single precision. Matrices are row-major. Every element is one sum in a fixed order
/// by fused multiply-adds, so the result doesn't depend on the number of threads or on the tiling.
/// </summary>
/// <remarks>
/// Weights and their gradients are stored in <see cref="Panels"/>, the packed layout that the micro-kernel reads, so that nothing is packed per call.
/// (K. Goto, R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.)
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Gemm
{
    /// <summary>X·W with an epilogue.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X, [rows × inputs].</param>
    /// <param name="weight">W, packed panels of [inputs × outputs].</param>
    /// <param name="rows">Rows of X.</param>
    /// <param name="inputs">Columns of X.</param>
    /// <param name="outputs">Columns of W.</param>
    /// <param name="epilogue">The epilogue: receives the product [rows × outputs] and stores its result.</param>
    public static void Forward<TEpilogue>(WorkerPool workers, FloatSlice x, FloatSlice weight, int rows, int inputs, int outputs, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        long cost = Cost(rows, inputs, outputs);
        if (rows == 1)
        {
            SingleRowJob<TEpilogue> single = new(x, weight, inputs, outputs, epilogue);
            workers.Run(single, single.Items, cost);
        }
        else
        {
            ForwardJob<TEpilogue> job = new(workers, x, weight, rows, inputs, outputs, epilogue);
            workers.Run(job, job.Items, cost);
        }
    }

    /// <summary>dY·Wᵀ with an epilogue.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="outputGradient">dY, [rows × outputs].</param>
    /// <param name="weight">W, packed panels of [inputs × outputs].</param>
    /// <param name="rows">Rows of dY.</param>
    /// <param name="inputs">Rows of W.</param>
    /// <param name="outputs">Columns of W.</param>
    /// <param name="epilogue">The epilogue: receives the product [rows × inputs] and stores its result.</param>
    public static void InputGradient<TEpilogue>(WorkerPool workers, FloatSlice outputGradient, FloatSlice weight, int rows, int inputs, int outputs, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        InputGradientJob<TEpilogue> job = new(workers, outputGradient, weight, rows, inputs, outputs, epilogue);
        workers.Run(job, job.Items, Cost(rows, inputs, outputs));
    }

    /// <summary>Xᵀ·dY, summed over the rows.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="x">X, [rows × inputs].</param>
    /// <param name="outputGradient">dY, [rows × outputs].</param>
    /// <param name="rows">Rows of X and dY.</param>
    /// <param name="inputs">Columns of X.</param>
    /// <param name="outputs">Columns of dY.</param>
    /// <param name="target">The destination of dW, packed panels of [inputs × outputs].</param>
    public static void WeightGradient(WorkerPool workers, FloatSlice x, FloatSlice outputGradient, int rows, int inputs, int outputs, WeightTarget target)
    {
        WeightGradientJob job = new(workers, x, outputGradient, rows, inputs, outputs, target);
        workers.Run(job, job.Items, Cost(rows, inputs, outputs));
    }

    /// <summary>Floats of scratch memory per worker of <see cref="Forward"/>.</summary>
    public static long ForwardScratch => ForwardJob<StoreEpilogue>.ScratchFloats;

    /// <summary>Floats of scratch memory per worker of <see cref="InputGradient"/>.</summary>
    /// <param name="outputs">Columns of W.</param>
    public static long InputGradientScratch(int outputs) => InputGradientJob<StoreEpilogue>.ScratchFloats(outputs);

    /// <summary>Floats of scratch memory per worker of <see cref="WeightGradient"/>.</summary>
    /// <param name="outputs">Columns of dY.</param>
    public static long WeightGradientScratch(int outputs) => WeightGradientJob.ScratchFloats(outputs);

    internal static long Cost(int rows, int inputs, int outputs) => (long)rows * inputs * outputs / Lanes.Count;
}
