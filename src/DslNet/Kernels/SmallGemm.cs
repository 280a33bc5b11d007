using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// The three products of layers so small that a call costs as much as the arithmetic: nothing is divided, packed or put down on the
/// way, sums go from registers to the epilogue. The bits are those of <see cref="Gemm"/>, which takes over where a batch is worth
/// several threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class SmallGemm
{
    /// <summary>The compiler takes these products for layers with up to so many inputs and outputs.</summary>
    internal const int Widest = 64;

    /// <summary>X·W, given to the epilogue element by element.</summary>
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

    /// <summary>dY·Wᵀ, given to the epilogue element by element. W is so small that it is transposed.</summary>
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
            float* transposed = workers.Scratch(0, ScratchFloats(inputs, outputs));
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

    /// <summary>Floats of scratch memory for the transposed weight of a small layer.</summary>
    internal static long ScratchFloats(int inputs, int outputs) => Panels.Floats(outputs, inputs);

    /// <summary>A·B for B in panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TEpilogue>(float* a, nint aRow, float* b, nint depth, int rows, int columns, in TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue
    {
        TEpilogue local = epilogue;
        for (int column = 0; column < columns; column += Panels.Width, b += depth * Panels.Width)
        {
            bool wide = columns - column > Lanes.Count;
            int row = 0;
            for (; row + 4 <= rows; row += 4)
            {
                float* a0 = a + (row * aRow);
                float* a2 = a0 + (2 * aRow);
                Vector256<float> sum0L = default, sum0R = default, sum1L = default, sum1R = default;
                Vector256<float> sum2L = default, sum2R = default, sum3L = default, sum3R = default;
                float* line = b;
                for (nint k = 0; k < depth; k++, line += Panels.Width)
                {
                    Vector256<float> bL = Vector256.Load(line), bR = Vector256.Load(line + Lanes.Count);
                    Vector256<float> x = Vector256.Create(a0[k]);
                    sum0L = Vector256.FusedMultiplyAdd(x, bL, sum0L);
                    sum0R = Vector256.FusedMultiplyAdd(x, bR, sum0R);
                    x = Vector256.Create(a0[aRow + k]);
                    sum1L = Vector256.FusedMultiplyAdd(x, bL, sum1L);
                    sum1R = Vector256.FusedMultiplyAdd(x, bR, sum1R);
                    x = Vector256.Create(a2[k]);
                    sum2L = Vector256.FusedMultiplyAdd(x, bL, sum2L);
                    sum2R = Vector256.FusedMultiplyAdd(x, bR, sum2R);
                    x = Vector256.Create(a2[aRow + k]);
                    sum3L = Vector256.FusedMultiplyAdd(x, bL, sum3L);
                    sum3R = Vector256.FusedMultiplyAdd(x, bR, sum3R);
                }

                local.Apply(sum0L, row, column);
                local.Apply(sum1L, row + 1, column);
                local.Apply(sum2L, row + 2, column);
                local.Apply(sum3L, row + 3, column);
                if (wide)
                {
                    local.Apply(sum0R, row, column + Lanes.Count);
                    local.Apply(sum1R, row + 1, column + Lanes.Count);
                    local.Apply(sum2R, row + 2, column + Lanes.Count);
                    local.Apply(sum3R, row + 3, column + Lanes.Count);
                }
            }

            for (; row < rows; row++)
            {
                float* a0 = a + (row * aRow);
                Vector256<float> sumL = default, sumR = default;
                float* line = b;
                for (nint k = 0; k < depth; k++, line += Panels.Width)
                {
                    Vector256<float> x = Vector256.Create(a0[k]);
                    sumL = Vector256.FusedMultiplyAdd(x, Vector256.Load(line), sumL);
                    sumR = Vector256.FusedMultiplyAdd(x, Vector256.Load(line + Lanes.Count), sumR);
                }

                local.Apply(sumL, row, column);
                if (wide)
                {
                    local.Apply(sumR, row, column + Lanes.Count);
                }
            }
        }
    }

    /// <summary>One panel of Xᵀ·dY: 4 inputs at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate(float* x, int inputs, float* gradient, nint stride, int rows, int width, float* panel)
    {
        Vector256<float> keepL = Lanes.First(width), keepR = Lanes.First(width - Lanes.Count);
        nint xStride = Lanes.Stride(inputs);
        nint input = 0;
        for (; input + 4 <= inputs; input += 4, panel += 4 * Panels.Width)
        {
            Vector256<float> sum0L = default, sum0R = default, sum1L = default, sum1R = default;
            Vector256<float> sum2L = default, sum2R = default, sum3L = default, sum3R = default;
            float* a = x + input;
            float* g = gradient;
            for (int row = rows; row > 0; row--, a += xStride, g += stride)
            {
                Vector256<float> gL = Vector256.Load(g) & keepL, gR = Vector256.Load(g + Lanes.Count) & keepR;
                Vector256<float> factor = Vector256.Create(*a);
                sum0L = Vector256.FusedMultiplyAdd(factor, gL, sum0L);
                sum0R = Vector256.FusedMultiplyAdd(factor, gR, sum0R);
                factor = Vector256.Create(a[1]);
                sum1L = Vector256.FusedMultiplyAdd(factor, gL, sum1L);
                sum1R = Vector256.FusedMultiplyAdd(factor, gR, sum1R);
                factor = Vector256.Create(a[2]);
                sum2L = Vector256.FusedMultiplyAdd(factor, gL, sum2L);
                sum2R = Vector256.FusedMultiplyAdd(factor, gR, sum2R);
                factor = Vector256.Create(a[3]);
                sum3L = Vector256.FusedMultiplyAdd(factor, gL, sum3L);
                sum3R = Vector256.FusedMultiplyAdd(factor, gR, sum3R);
            }

            sum0L.Store(panel);
            sum0R.Store(panel + 8);
            sum1L.Store(panel + 16);
            sum1R.Store(panel + 24);
            sum2L.Store(panel + 32);
            sum2R.Store(panel + 40);
            sum3L.Store(panel + 48);
            sum3R.Store(panel + 56);
        }

        for (; input < inputs; input++, panel += Panels.Width)
        {
            Vector256<float> sumL = default, sumR = default;
            float* a = x + input;
            float* g = gradient;
            for (int row = rows; row > 0; row--, a += xStride, g += stride)
            {
                Vector256<float> factor = Vector256.Create(*a);
                sumL = Vector256.FusedMultiplyAdd(factor, Vector256.Load(g) & keepL, sumL);
                sumR = Vector256.FusedMultiplyAdd(factor, Vector256.Load(g + Lanes.Count) & keepR, sumR);
            }

            sumL.Store(panel);
            sumR.Store(panel + 8);
        }
    }

    /// <summary>Panels of [inputs × outputs] to panels of [outputs × inputs].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(float* weight, int inputs, int outputs, float* transposed)
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
