using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Winograd;

/// <summary>
/// 3×3 convolutions of stride 1 by tiles of 2×2 pixels: 16 products instead of 36, by Winograd's minimal filtering after
/// Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), F(2×2, 3×3). Its factors are 0, ±1 and ½, so that its rounding error is
/// no larger than that of a sum of nine products; the paper's larger tiles have seven times the error and aren't used.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WinogradTransform
{
    /// <summary>Products of a tile: 4×4.</summary>
    internal const int Places = 16;

    /// <summary>Pixels along a side of a tile.</summary>
    internal const int Side = 2;

    /// <summary>The filter transform of a 3×3 weight.</summary>
    /// <param name="weight">Packed panels of [9 · channels, filters].</param>
    /// <param name="channels">Of the input.</param>
    /// <param name="filters">Of the output.</param>
    /// <param name="scratch">Scratch memory for 16 packed panels of [channels, filters].</param>
    public static ConvolutionWeight Weight(FloatSlice weight, int channels, int filters, FloatSlice scratch)
    {
        Transform(weight.Start, channels, filters, scratch.Start);
        return new ConvolutionWeight(weight, scratch);
    }

    /// <summary>G g Gᵀ of each pair of channel and filter, G = [1 0 0; ½ ½ ½; ½ −½ ½; 0 0 1].</summary>
    [MethodImpl(Jit.OnItsOwn)]
    internal static void Transform(float* weight, int channels, int filters, float* tiles)
    {
        nint tap = (nint)channels * Panels.Width, place = (nint)Panels.Floats(channels, filters);
        for (int panel = 0; panel < Panels.Count(filters); panel++, weight += 9 * tap, tiles += tap)
        {
            for (nint i = 0; i < tap; i += Lanes.Count)
            {
                float* source = weight + i;
                float* target = tiles + i;
                (Vector256<float> a0, Vector256<float> a1, Vector256<float> a2, Vector256<float> a3) = Spread(source, 3 * tap);
                (Vector256<float> b0, Vector256<float> b1, Vector256<float> b2, Vector256<float> b3) = Spread(source + tap, 3 * tap);
                (Vector256<float> c0, Vector256<float> c1, Vector256<float> c2, Vector256<float> c3) = Spread(source + (2 * tap), 3 * tap);
                Store(Spread(a0, b0, c0), target, place);
                Store(Spread(a1, b1, c1), target + (4 * place), place);
                Store(Spread(a2, b2, c2), target + (8 * place), place);
                Store(Spread(a3, b3, c3), target + (12 * place), place);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Sum, Vector256<float> Difference, Vector256<float> Last) Spread(float* column, nint step) =>
        Spread(Vector256.Load(column), Vector256.Load(column + step), Vector256.Load(column + (2 * step)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Sum, Vector256<float> Difference, Vector256<float> Last) Spread(
        Vector256<float> first, Vector256<float> middle, Vector256<float> last)
    {
        Vector256<float> half = Vector256.Create(0.5f), ends = (first + last) * half;
        middle *= half;
        return (first, ends + middle, ends - middle, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store((Vector256<float> First, Vector256<float> Sum, Vector256<float> Difference, Vector256<float> Last) row, float* target, nint place)
    {
        row.First.Store(target);
        row.Sum.Store(target + place);
        row.Difference.Store(target + (2 * place));
        row.Last.Store(target + (3 * place));
    }
}
