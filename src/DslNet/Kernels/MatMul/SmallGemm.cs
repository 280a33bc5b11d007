using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.MatMul;

/// <summary>
/// The three products of layers so small that a call costs as much as the arithmetic: no threads, no packing, no intermediate
/// stores; sums go from registers to the epilogue. Bit-identical to <see cref="Gemm"/>, which takes over where a batch is worth
/// several threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class SmallGemm
{
    /// <summary>The compiler selects these products for layers with up to this many inputs and outputs.</summary>
    internal const int Widest = 64;

    private const int Tile = 8;

    /// <summary>X·W with an epilogue.</summary>
    /// <inheritdoc cref="Gemm.Forward"/>
    public static void Forward<TEpilogue>(WorkerPool workers, FloatSlice x, FloatSlice weight, int rows, int inputs, int outputs, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        if (workers.Divides(Gemm.Cost(rows, inputs, outputs)))
        {
            Gemm.Forward(workers, x, weight, rows, inputs, outputs, epilogue);
        }
        else
        {
            Multiply(x.Start, Lanes.Stride(inputs), weight.Start, inputs, rows, outputs, epilogue);
        }
    }

    /// <summary>dY·Wᵀ with an epilogue. W is small enough to be transposed.</summary>
    /// <inheritdoc cref="Gemm.InputGradient"/>
    public static void InputGradient<TEpilogue>(WorkerPool workers, FloatSlice outputGradient, FloatSlice weight, int rows, int inputs, int outputs, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        if (workers.Divides(Gemm.Cost(rows, inputs, outputs)))
        {
            Gemm.InputGradient(workers, outputGradient, weight, rows, inputs, outputs, epilogue);
        }
        else
        {
            float* transposed = workers.Scratch(0, TransposedFloats(inputs, outputs));
            Transpose(weight.Start, inputs, outputs, transposed);
            Multiply(outputGradient.Start, Lanes.Stride(outputs), transposed, outputs, rows, inputs, epilogue);
        }
    }

    /// <summary>Xᵀ·dY, summed over the rows.</summary>
    /// <inheritdoc cref="Gemm.WeightGradient"/>
    public static void WeightGradient(WorkerPool workers, FloatSlice x, FloatSlice outputGradient, int rows, int inputs, int outputs, WeightTarget target)
    {
        if (target.IsStepped || workers.Divides(Gemm.Cost(rows, inputs, outputs)))
        {
            Gemm.WeightGradient(workers, x, outputGradient, rows, inputs, outputs, target);
            return;
        }

        for (int column = 0; column < outputs; column += Panels.Width)
        {
            int width = Math.Min(Panels.Width, outputs - column);
            Accumulate(x.Start, inputs, outputGradient.Start + column, Lanes.Stride(outputs), rows, width, target.Gradient.Start + Panels.At(0, column, inputs));
        }
    }

    /// <summary>Floats of scratch memory that <see cref="Forward"/> needs for each thread.</summary>
    public static long ForwardScratch => Gemm.ForwardScratch;

    /// <summary>Floats of scratch memory that <see cref="InputGradient"/> needs for each thread: for the transposed weight, or for <see cref="Gemm"/>.</summary>
    /// <param name="inputs">Rows of W.</param>
    /// <param name="outputs">Columns of W.</param>
    public static long InputGradientScratch(int inputs, int outputs) => Math.Max(TransposedFloats(inputs, outputs), Gemm.InputGradientScratch(outputs));

    /// <summary>Floats of scratch memory that <see cref="WeightGradient"/> needs for each thread.</summary>
    /// <param name="outputs">Columns of dY.</param>
    public static long WeightGradientScratch(int outputs) => Gemm.WeightGradientScratch(outputs);

    private static long TransposedFloats(int inputs, int outputs) => Panels.Floats(outputs, inputs);

    /// <summary>A·B for B in packed panels.</summary>
    private static void Multiply<TEpilogue>(float* a, nint aRow, float* b, nint depth, int rows, int columns, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        if (rows == 1)
        {
            MultiplyRow(a, b, depth, columns, epilogue);
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            Multiply<Simd512, Vector512<float>, TEpilogue>(a, aRow, b, depth, rows, columns, epilogue);
        }
        else
        {
            Multiply<Simd256, Vector256<float>, TEpilogue>(a, aRow, b, depth, rows, columns, epilogue);
        }
    }

    /// <summary>A single row: bound by the latency of each sum.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void MultiplyRow<TEpilogue>(float* a, float* b, nint depth, int columns, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        TEpilogue local = epilogue;
        for (int column = 0; column < columns; column += Panels.Width)
        {
            Vector256<float> left = default, right = default;
            for (nint k = 0; k < depth; k++, b += Panels.Width)
            {
                Vector256<float> x = Vector256.Create(a[k]);
                left = Simd256.MultiplyAdd(x, Vector256.Load(b), left);
                right = Simd256.MultiplyAdd(x, Vector256.Load(b + Lanes.Count), right);
            }

            local.Apply(left, 0, column);
            if (columns - column > Lanes.Count)
            {
                local.Apply(right, 0, column + Lanes.Count);
            }
        }
    }

    /// <summary>Register blocking of 8 rows and a vector of columns. Where fewer rows are left, the last one is recomputed and not stored.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Multiply<TSimd, TVector, TEpilogue>(float* a, nint aRow, float* b, nint depth, int rows, int columns, in TEpilogue epilogue)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        TEpilogue local = epilogue;
        for (int column = 0; column < columns; column += TSimd.Count)
        {
            float* panel = b + ((column / Panels.Width * depth * Panels.Width) + (column % Panels.Width));
            bool wide = columns - column > Lanes.Count;
            for (int row = 0; row < rows; row += Tile)
            {
                int last = Math.Min(Tile, rows - row) - 1;
                float* a0 = a + (row * aRow);
                float* a1 = a0 + (Math.Min(1, last) * aRow);
                float* a2 = a0 + (Math.Min(2, last) * aRow);
                float* a3 = a0 + (Math.Min(3, last) * aRow);
                float* a4 = a0 + (Math.Min(4, last) * aRow);
                float* a5 = a0 + (Math.Min(5, last) * aRow);
                float* a6 = a0 + (Math.Min(6, last) * aRow);
                float* a7 = a0 + (Math.Min(7, last) * aRow);
                TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
                TVector sum4 = TSimd.Zero, sum5 = TSimd.Zero, sum6 = TSimd.Zero, sum7 = TSimd.Zero;
                float* line = panel;
                for (nint k = 0; k < depth; k++, line += Panels.Width)
                {
                    TVector right = TSimd.Load(line);
                    sum0 = TSimd.MultiplyAdd(a0 + k, right, sum0);
                    sum1 = TSimd.MultiplyAdd(a1 + k, right, sum1);
                    sum2 = TSimd.MultiplyAdd(a2 + k, right, sum2);
                    sum3 = TSimd.MultiplyAdd(a3 + k, right, sum3);
                    sum4 = TSimd.MultiplyAdd(a4 + k, right, sum4);
                    sum5 = TSimd.MultiplyAdd(a5 + k, right, sum5);
                    sum6 = TSimd.MultiplyAdd(a6 + k, right, sum6);
                    sum7 = TSimd.MultiplyAdd(a7 + k, right, sum7);
                }

                Apply<TSimd, TVector, TEpilogue>(local, sum0, row, column, wide);
                if (last >= 1)
                {
                    Apply<TSimd, TVector, TEpilogue>(local, sum1, row + 1, column, wide);
                }

                if (last >= 2)
                {
                    Apply<TSimd, TVector, TEpilogue>(local, sum2, row + 2, column, wide);
                }

                if (last >= 3)
                {
                    Apply<TSimd, TVector, TEpilogue>(local, sum3, row + 3, column, wide);
                }

                if (last >= 4)
                {
                    Apply<TSimd, TVector, TEpilogue>(local, sum4, row + 4, column, wide);
                }

                if (last >= 5)
                {
                    Apply<TSimd, TVector, TEpilogue>(local, sum5, row + 5, column, wide);
                }

                if (last >= 6)
                {
                    Apply<TSimd, TVector, TEpilogue>(local, sum6, row + 6, column, wide);
                }

                if (last >= 7)
                {
                    Apply<TSimd, TVector, TEpilogue>(local, sum7, row + 7, column, wide);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply<TSimd, TVector, TEpilogue>(TEpilogue epilogue, TVector sum, int row, int column, bool wide)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        epilogue.Apply(TSimd.Lower(sum), row, column);
        if (TSimd.Count > Lanes.Count && wide)
        {
            epilogue.Apply(TSimd.Upper(sum), row, column + Lanes.Count);
        }
    }

    /// <summary>One panel of Xᵀ·dY.</summary>
    private static void Accumulate(float* x, int inputs, float* gradient, nint stride, int rows, int width, float* panel)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Accumulate<Simd512, Vector512<float>>(x, inputs, gradient, stride, rows, width, panel);
            return;
        }

        for (int column = 0; column < Panels.Width; column += Simd256.Count)
        {
            Accumulate<Simd256, Vector256<float>>(x, inputs, gradient + column, stride, rows, width - column, panel + column);
        }
    }

    /// <summary>Register blocking of 8 inputs and a vector of columns. Rows of X are padded to 8; results of the padding aren't stored.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static void Accumulate<TSimd, TVector>(float* x, int inputs, float* gradient, nint stride, int rows, int width, float* panel)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector keep = TSimd.First(width);
        nint xStride = Lanes.Stride(inputs);
        for (int input = 0; input < inputs; input += Tile, x += Tile, panel += Tile * Panels.Width)
        {
            TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
            TVector sum4 = TSimd.Zero, sum5 = TSimd.Zero, sum6 = TSimd.Zero, sum7 = TSimd.Zero;
            float* a = x;
            float* g = gradient;
            for (int row = rows; row > 0; row--, a += xStride, g += stride)
            {
                TVector right = TSimd.And(TSimd.Load(g), keep);
                sum0 = TSimd.MultiplyAdd(a, right, sum0);
                sum1 = TSimd.MultiplyAdd(a + 1, right, sum1);
                sum2 = TSimd.MultiplyAdd(a + 2, right, sum2);
                sum3 = TSimd.MultiplyAdd(a + 3, right, sum3);
                sum4 = TSimd.MultiplyAdd(a + 4, right, sum4);
                sum5 = TSimd.MultiplyAdd(a + 5, right, sum5);
                sum6 = TSimd.MultiplyAdd(a + 6, right, sum6);
                sum7 = TSimd.MultiplyAdd(a + 7, right, sum7);
            }

            int last = Math.Min(Tile, inputs - input) - 1;
            TSimd.Store(sum0, panel);
            if (last >= 1)
            {
                TSimd.Store(sum1, panel + (1 * Panels.Width));
            }

            if (last >= 2)
            {
                TSimd.Store(sum2, panel + (2 * Panels.Width));
            }

            if (last >= 3)
            {
                TSimd.Store(sum3, panel + (3 * Panels.Width));
            }

            if (last >= 4)
            {
                TSimd.Store(sum4, panel + (4 * Panels.Width));
            }

            if (last >= 5)
            {
                TSimd.Store(sum5, panel + (5 * Panels.Width));
            }

            if (last >= 6)
            {
                TSimd.Store(sum6, panel + (6 * Panels.Width));
            }

            if (last >= 7)
            {
                TSimd.Store(sum7, panel + (7 * Panels.Width));
            }
        }
    }

    /// <summary>Transposes packed panels of [inputs × outputs] to [outputs × inputs].</summary>
    [MethodImpl(Jit.OnItsOwn)]
    internal static void Transpose(float* weight, int inputs, int outputs, float* transposed)
    {
        for (int output = 0; output < outputs; output += Panels.Width, weight += (nint)inputs * Panels.Width)
        {
            int width = Math.Min(Panels.Width, outputs - output);
            for (int input = 0; input < inputs; input += Panels.Width)
            {
                float* to = transposed + Panels.At(output, input, outputs);
                Packing.Transposed(weight + ((nint)input * Panels.Width), Panels.Width, Math.Min(Panels.Width, inputs - input), width, to);
            }
        }
    }
}
