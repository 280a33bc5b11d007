using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Attentions;

/// <summary>What the forward and the backward kernel share: products of blocks, and functions of a row of scores.</summary>
internal static unsafe class AttentionBlocks
{
    /// <summary>Rows of a head, transposed, in panels of 16 rows: the right side of a product. Padding keeps its values, and so do the product's columns there.</summary>
    public static void Transpose(float* source, nint stride, int rows, int columns, float* panels)
    {
        for (int row = 0; row < rows; row += Panels.Width, source += Panels.Width * stride, panels += (nint)columns * Panels.Width)
        {
            Packing.Transposed(source, stride, Math.Min(Panels.Width, rows - row), columns, panels);
        }
    }

    /// <summary>A product with panels on the right, two at a time.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Multiply(TileRun run, int columns, int rows)
    {
        for (int left = Panels.Count(columns); left > 0; left -= 2)
        {
            MicroKernel.Panels(ref run, Math.Min(2, left), rows);
            run.MoveColumns(2 * run.BPanel, 2 * run.CPanel);
        }
    }

    /// <summary>A left side whose rows are contiguous: queries, scores.</summary>
    public static TileRun Rows(float* a, nint aRow, int depth) => new() { A = a, ARow = aRow, AStep = 1, Stretch = depth, Depth = depth };

    /// <summary>A left side that is transposed: scores, by keys.</summary>
    public static TileRun Columns(float* a, nint aStep, int depth) => new() { A = a, ARow = 1, AStep = aStep, Stretch = depth, Depth = depth };

    /// <summary>The product's right side, its panels so many floats apart, and where it goes; with <paramref name="accumulate"/>, onto what is there.</summary>
    public static TileRun To(TileRun run, float* b, nint bStep, nint bPanel, float* c, nint cRow, bool accumulate = false)
    {
        run.B = b;
        run.BStep = bStep;
        run.BPanel = bPanel;
        run.C = c;
        run.CRow = cRow;
        run.CPanel = Panels.Width;
        run.Accumulate = accumulate;
        return run;
    }

    /// <summary>The maximum of the first numbers of a row; NaN if one is.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static float Max(float* row, int count)
    {
        Vector256<float> lowest = Vector256.Create(float.NegativeInfinity), greatest = lowest;
        int column = 0;
        for (; column + Lanes.Count <= count; column += Lanes.Count)
        {
            greatest = VectorMath.Max(greatest, Vector256.Load(row + column));
        }

        return Lanes.Max(column < count ? VectorMath.Max(greatest, Lanes.Keep(Vector256.Load(row + column), count - column, lowest)) : greatest);
    }

    /// <summary>Replaces the first numbers s of a row by e^(scale·s − shift), the others up to <paramref name="width"/> by 0, and returns the sum.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static float Exp(float* row, int count, int width, float scale, float shift)
    {
        Vector256<float> factor = Vector256.Create(scale), less = Vector256.Create(shift), sum = Vector256<float>.Zero;
        int column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // Summed half by half, so that the bits are those of narrower vectors.
            Vector512<float> wideFactor = Vector512.Create(scale), wideLess = Vector512.Create(shift);
            for (; column + Simd512.Count <= count; column += Simd512.Count)
            {
                Vector512<float> power = VectorMath.Exp((Vector512.Load(row + column) * wideFactor) - wideLess);
                power.Store(row + column);
                sum += power.GetLower();
                sum += power.GetUpper();
            }
        }

        for (; column + Lanes.Count <= count; column += Lanes.Count)
        {
            Vector256<float> power = VectorMath.Exp((Vector256.Load(row + column) * factor) - less);
            power.Store(row + column);
            sum += power;
        }

        if (column < count)
        {
            Vector256<float> power = Lanes.Keep(VectorMath.Exp((Vector256.Load(row + column) * factor) - less), count - column, Vector256<float>.Zero);
            power.Store(row + column);
            sum += power;
            column += Lanes.Count;
        }

        for (; column < width; column += Lanes.Count)
        {
            Vector256<float>.Zero.Store(row + column);
        }

        return Lanes.Sum(sum);
    }

    /// <summary>Replaces the first numbers of a row, the gradients by its probabilities, by those by its scores: p·(dp − inner)·scale; up to <paramref name="width"/>, 0.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void ScoreGradients(float* row, float* probabilities, int count, int width, float inner, float scale)
    {
        Vector256<float> factor = Vector256.Create(scale), less = Vector256.Create(inner);
        for (int column = 0; column < width; column += Lanes.Count)
        {
            Vector256<float> gradient = (Vector256.Load(row + column) - less) * (Vector256.Load(probabilities + column) * factor);
            (column + Lanes.Count <= count ? gradient : Lanes.Keep(gradient, count - column, Vector256<float>.Zero)).Store(row + column);
        }
    }

    /// <summary>Multiplies whole vectors by a number.</summary>
    public static void Scale(float* row, int width, float factor)
    {
        for (int column = 0; column < width; column += Lanes.Count)
        {
            (Vector256.Load(row + column) * Vector256.Create(factor)).Store(row + column);
        }
    }

    /// <summary>The inner product of two rows.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static float Dot(float* left, float* right, int count)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        for (int column = 0; column < count; column += Lanes.Count)
        {
            Vector256<float> product = Vector256.Load(left + column) * Vector256.Load(right + column);
            sum += column + Lanes.Count <= count ? product : Lanes.Keep(product, count - column, Vector256<float>.Zero);
        }

        return Lanes.Sum(sum);
    }

    /// <summary>Writes a row of a head times a number, and nothing behind it, where the next head is.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public static void Store(float* row, int count, float factor, float* destination)
    {
        int column = 0;
        for (; column + Lanes.Count <= count; column += Lanes.Count)
        {
            (Vector256.Load(row + column) * Vector256.Create(factor)).Store(destination + column);
        }

        if (column < count)
        {
            Lanes.StoreFirst(destination + column, Vector256.Load(row + column) * Vector256.Create(factor), count - column);
        }
    }
}
