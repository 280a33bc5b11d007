using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Recurrences;

/// <summary>
/// r, z = σ(x + u), n = tanh(x + r∘u), h' = (1 − z)∘n + z∘h. (K. Cho and others, 2014; the reset gate behind the product, as in PyTorch.)
/// The derivative reads r, z, n and u of n.
/// </summary>
internal readonly unsafe struct GruCell : IRecurrentCell
{
    public static int Gates => 3;

    public static int Parts => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(in CellRow row, nint unit)
    {
        Vector256<float> r = VectorMath.Sigmoid(row.Sum(0, unit));
        Vector256<float> z = VectorMath.Sigmoid(row.Sum(1, unit));
        Vector256<float> u = row.State(2, unit);
        Vector256<float> n = VectorMath.Tanh(Vector256.Load(row.Products + (2 * row.Gate) + unit) + (r * u));
        row.SetState(((Vector256<float>.One - z) * n) + (z * Vector256.Load(row.Before + unit)), unit);
        if (row.Stored is not null)
        {
            row.Keep(0, r, unit);
            row.Keep(1, z, unit);
            row.Keep(2, n, unit);
            row.Keep(3, u, unit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(in CellGradientRow row, nint unit, int count)
    {
        Vector256<float> one = Vector256<float>.One;
        Vector256<float> r = row.Kept(0, unit), z = row.Kept(1, unit), n = row.Kept(2, unit);
        Vector256<float> gradient = Vector256.Load(row.Upstream + unit) + Vector256.Load(row.Carried + unit) + Vector256.Load(row.Direct + unit);
        (gradient * z).Store(row.Direct + unit);
        Vector256<float> candidate = gradient * (one - z) * (one - (n * n));
        row.SetBoth(0, candidate * row.Kept(3, unit) * r * (one - r), unit, count);
        row.SetBoth(1, gradient * (Vector256.Load(row.Before + unit) - n) * z * (one - z), unit, count);
        new Memory.FloatSlice(row.Products).Store((2 * row.Gate) + unit, candidate, count);
        row.SetStates(2, candidate * r, unit, count);
    }
}
