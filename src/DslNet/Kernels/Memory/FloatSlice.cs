using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Memory;

/// <summary>
/// A region of a network's aligned memory, without bounds checks, for generated code. The memory is padded so that
/// reading 16 floats at any valid index never faults. A slice is valid until its network is disposed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct FloatSlice
{
    private readonly float* start;

    internal FloatSlice(float* start) => this.start = start;

    internal float* Start => start;

    /// <summary>Whether it is the default, which generated code passes for a value that isn't there.</summary>
    internal bool IsDefault
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => start == null;
    }

    /// <summary>The float at <paramref name="index"/>.</summary>
    public float this[nint index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => start[index];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => start[index] = value;
    }

    /// <summary>The 8 floats from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Load(nint index) => Vector256.Load(start + index);

    /// <summary>The float at <paramref name="index"/> in all 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Broadcast(nint index) => Vector256.Create(start[index]);

    /// <summary>Writes all 8 lanes from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(nint index, Vector256<float> value) => value.Store(start + index);

    /// <summary>Writes the first <paramref name="count"/> lanes (1 to 8) from <paramref name="index"/> on, and nothing after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(nint index, Vector256<float> value, int count)
    {
        if (count == Vector256<float>.Count)
        {
            value.Store(start + index);
        }
        else
        {
            Lanes.StoreFirst(start + index, value, count);
        }
    }

    /// <summary>The region that starts <paramref name="offset"/> floats later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatSlice Slice(nint offset) => new(start + offset);

    /// <summary>The first <paramref name="length"/> floats as a span.</summary>
    public Span<float> AsSpan(int length) => new(start, length);
}
