using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Pools;

/// <summary>Max pooling with the index of the first maximum in each window. NaN is propagated.</summary>
internal readonly unsafe struct MaxPoolWithPositions(Window window, FloatSlice result, FloatSlice positions) : IPool
{
    public Window Window => window;

    public PoolLine Line(int row, int outY)
    {
        nint first = (nint)outY * window.OutWidth * Lanes.Stride(window.Channels);
        return new PoolLine(PoolLine.Of(result, window, row, outY).Values, (byte*)positions.Start + (row * Pooling.PositionBytes(window)) + first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Cell(Vector256<float> topLeft, Vector256<float> topRight, Vector256<float> bottomLeft, Vector256<float> bottomRight, PoolLine line, nint place)
    {
        Vector256<float> greatest = topLeft;
        Vector256<int> position = default;
        Better(topRight, Vector256<int>.One, ref greatest, ref position);
        Better(bottomLeft, Vector256.Create(2), ref greatest, ref position);
        Better(bottomRight, Vector256.Create(3), ref greatest, ref position);
        Keep(greatest, position, line, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pixel(float* corner, nint below, nint beside, PoolLine line, nint place)
    {
        Vector256<float> greatest = Vector256.Load(corner);
        Vector256<int> position = default, tap = default;
        for (int i = 0; i < window.KernelHeight; i++, corner += below)
        {
            float* source = corner;
            for (int j = 0; j < window.KernelWidth; j++, source += beside, tap += Vector256<int>.One)
            {
                Better(Vector256.Load(source), tap, ref greatest, ref position);
            }
        }

        Keep(greatest, position, line, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Better(Vector256<float> value, Vector256<int> tap, ref Vector256<float> greatest, ref Vector256<int> position)
    {
        Vector256<float> better = Vector256.GreaterThan(value, greatest) | ~Vector256.Equals(value, value);
        greatest = Vector256.ConditionalSelect(better, value, greatest);
        position = Vector256.ConditionalSelect(better.AsInt32(), tap, position);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(Vector256<float> greatest, Vector256<int> position, PoolLine line, nint place)
    {
        greatest.Store(line.Values + place);
        Vector128<short> narrow = Vector128.Narrow(position.GetLower(), position.GetUpper());
        *(ulong*)(line.Positions + place) = Vector128.Narrow(narrow.AsUInt16(), narrow.AsUInt16()).AsUInt64().ToScalar();
    }
}
