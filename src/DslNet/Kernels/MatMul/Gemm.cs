using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// The three matrix products of a dense layer, in single precision. Matrices are row-major. Every element is one sum in one order
/// by fused multiplications and additions, so the result doesn't depend on the number of threads or on how the work is divided.
/// </summary>
/// <remarks>
/// Weights and their gradients lie in <see cref="Panels"/>: the micro-kernel reads them in order, and nothing is packed on the way.
/// (K. Goto, R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.)
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Gemm
{
    /// <summary>X·W, given to the epilogue element by element.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">X, [rows × inputs].</param>
    /// <param name="weight">W, panels of [inputs × outputs].</param>
    /// <param name="rows">Rows of X.</param>
    /// <param name="inputs">Columns of X.</param>
    /// <param name="outputs">Columns of W.</param>
    /// <param name="epilogue">Gets the product [rows × outputs] and stores what becomes of it.</param>
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

    /// <summary>dY·Wᵀ, given to the epilogue element by element.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="outputGradient">dY, [rows × outputs].</param>
    /// <param name="weight">W, panels of [inputs × outputs].</param>
    /// <param name="rows">Rows of dY.</param>
    /// <param name="inputs">Rows of W.</param>
    /// <param name="outputs">Columns of W.</param>
    /// <param name="epilogue">Gets the product [rows × inputs] and stores what becomes of it.</param>
    public static void InputGradient<TEpilogue>(WorkerPool workers, FloatSlice outputGradient, FloatSlice weight, int rows, int inputs, int outputs, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        InputGradientJob<TEpilogue> job = new(workers, outputGradient, weight, rows, inputs, outputs, epilogue);
        workers.Run(job, job.Items, Cost(rows, inputs, outputs));
    }

    /// <summary>Xᵀ·dY, summed over the rows.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="x">X, [rows × inputs].</param>
    /// <param name="outputGradient">dY, [rows × outputs].</param>
    /// <param name="rows">Rows of X and dY.</param>
    /// <param name="inputs">Columns of X.</param>
    /// <param name="outputs">Columns of dY.</param>
    /// <param name="target">Where dW goes, panels of [inputs × outputs].</param>
    public static void WeightGradient(WorkerPool workers, FloatSlice x, FloatSlice outputGradient, int rows, int inputs, int outputs, WeightTarget target)
    {
        WeightGradientJob job = new(workers, x, outputGradient, rows, inputs, outputs, target);
        workers.Run(job, job.Items, Cost(rows, inputs, outputs));
    }

    /// <summary>Floats of scratch memory that <see cref="Forward"/> needs for each thread.</summary>
    public static long ForwardScratch => ForwardJob<StoreEpilogue>.ScratchFloats;

    /// <summary>Floats of scratch memory that <see cref="InputGradient"/> needs for each thread.</summary>
    /// <param name="outputs">Columns of W.</param>
    public static long InputGradientScratch(int outputs) => InputGradientJob<StoreEpilogue>.ScratchFloats(outputs);

    /// <summary>Floats of scratch memory that <see cref="WeightGradient"/> needs for each thread.</summary>
    /// <param name="outputs">Columns of dY.</param>
    public static long WeightGradientScratch(int outputs) => WeightGradientJob.ScratchFloats(outputs);

    internal static long Cost(int rows, int inputs, int outputs) => (long)rows * inputs * outputs / Lanes.Count;
}
