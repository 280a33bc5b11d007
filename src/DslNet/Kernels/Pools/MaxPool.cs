using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Pools;

/// <summary>Max pooling; NaN if one is.</summary>
internal readonly unsafe struct MaxPool(Window window, FloatSlice result) : IPool
{
    public Window Window => window;

    public PoolLine Line(int row, int outY) => PoolLine.Of(result, window, row, outY);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Cell(Vector256<float> topLeft, Vector256<float> topRight, Vector256<float> bottomLeft, Vector256<float> bottomRight, PoolLine line, nint place) =>
        VectorMath.Max(VectorMath.Max(VectorMath.Max(topLeft, topRight), bottomLeft), bottomRight).Store(line.Values + place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pixel(float* corner, nint below, nint beside, PoolLine line, nint place)
    {
        Vector256<float> greatest = Vector256.Load(corner);
        for (int i = 0; i < window.KernelHeight; i++, corner += below)
        {
            float* source = corner;
            for (int j = 0; j < window.KernelWidth; j++, source += beside)
            {
                greatest = VectorMath.Max(greatest, Vector256.Load(source));
            }
        }

        greatest.Store(line.Values + place);
    }
}
