using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Pools;

/// <summary>Average pooling.</summary>
internal readonly unsafe struct AveragePool(Window window, FloatSlice result) : IPool
{
    private readonly float share = 1f / (window.KernelHeight * window.KernelWidth);

    public Window Window => window;

    public PoolLine Line(int row, int outY) => PoolLine.Of(result, window, row, outY);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Cell(Vector256<float> topLeft, Vector256<float> topRight, Vector256<float> bottomLeft, Vector256<float> bottomRight, PoolLine line, nint place) =>
        ((topLeft + topRight + bottomLeft + bottomRight) * Vector256.Create(share)).Store(line.Values + place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pixel(float* corner, nint below, nint beside, PoolLine line, nint place)
    {
        Vector256<float> sum = default;
        for (int i = 0; i < window.KernelHeight; i++, corner += below)
        {
            float* source = corner;
            for (int j = 0; j < window.KernelWidth; j++, source += beside)
            {
                sum += Vector256.Load(source);
            }
        }

        (sum * Vector256.Create(share)).Store(line.Values + place);
    }
}
