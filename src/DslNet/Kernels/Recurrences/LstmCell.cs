using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Recurrences;

/// <summary>
/// i, f, o = σ(x + u), g = tanh(x + u), c' = f∘c + i∘g, h' = o∘tanh(c'). (S. Hochreiter, J. Schmidhuber, 1997, with the forget gate of F. Gers and others, 2000.)
/// Columns are those of i, f, g, o. The derivative reads i, f, g, o, c and tanh(c').
/// </summary>
internal readonly unsafe struct LstmCell : IRecurrentCell
{
    public static int Gates => 4;

    public static int Parts => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(in CellRow row, nint unit)
    {
        Vector256<float> i = VectorMath.Sigmoid(row.Sum(0, unit));
        Vector256<float> f = VectorMath.Sigmoid(row.Sum(1, unit));
        Vector256<float> g = VectorMath.Tanh(row.Sum(2, unit));
        Vector256<float> o = VectorMath.Sigmoid(row.Sum(3, unit));
        Vector256<float> before = Vector256.Load(row.Cell + unit);
        Vector256<float> after = (f * before) + (i * g);
        Vector256<float> tanh = VectorMath.Tanh(after);
        after.Store(row.Cell + unit);
        row.SetState(o * tanh, unit);
        if (row.Stored is not null)
        {
            row.Keep(0, i, unit);
            row.Keep(1, f, unit);
            row.Keep(2, g, unit);
            row.Keep(3, o, unit);
            row.Keep(4, before, unit);
            row.Keep(5, tanh, unit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(in CellGradientRow row, nint unit, int count)
    {
        Vector256<float> one = Vector256<float>.One;
        Vector256<float> i = row.Kept(0, unit), f = row.Kept(1, unit), g = row.Kept(2, unit), o = row.Kept(3, unit), tanh = row.Kept(5, unit);
        Vector256<float> gradient = Vector256.Load(row.Upstream + unit) + Vector256.Load(row.Carried + unit);
        Vector256<float> cell = Vector256.Load(row.Cell + unit) + (gradient * o * (one - (tanh * tanh)));
        (cell * f).Store(row.Cell + unit);
        row.SetBoth(0, cell * g * i * (one - i), unit, count);
        row.SetBoth(1, cell * row.Kept(4, unit) * f * (one - f), unit, count);
        row.SetBoth(2, cell * i * (one - (g * g)), unit, count);
        row.SetBoth(3, gradient * tanh * o * (one - o), unit, count);
    }
}
