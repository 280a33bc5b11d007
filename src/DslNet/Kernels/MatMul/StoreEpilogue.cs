using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.MatMul;

/// <summary>The identity epilogue: stores the product.</summary>
/// <param name="output">[rows × <paramref name="columns"/>], row-major.</param>
/// <param name="columns">Columns of a row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StoreEpilogue(FloatSlice output, int columns) : IEpilogue
{
    private readonly int stride = Lanes.Stride(columns);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(Vector256<float> product, int row, int column) => output.Store(((nint)row * stride) + column, product);
}
