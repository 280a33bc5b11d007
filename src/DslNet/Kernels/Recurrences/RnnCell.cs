using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Recurrences;

/// <summary>h' = tanh(x + u). (J. Elman, Finding Structure in Time, 1990.)</summary>
internal readonly unsafe struct RnnCell : IRecurrentCell
{
    public static int Gates => 1;

    public static int Parts => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(in CellRow row, nint unit) => row.SetState(VectorMath.Tanh(row.Sum(0, unit)), unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(in CellGradientRow row, nint unit, int count)
    {
        Vector256<float> h = Vector256.Load(row.Output + unit);
        Vector256<float> gradient = Vector256.Load(row.Upstream + unit) + Vector256.Load(row.Carried + unit);
        row.SetBoth(0, gradient * (Vector256<float>.One - (h * h)), unit, count);
    }
}
