using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Tests.Kernels;

/// <summary>Network memory for tests of single kernels: filled with NaN where nothing was set, so that reading it shows.</summary>
internal sealed class TestMemory : IDisposable
{
    private readonly List<AlignedBuffer> buffers = [];

    public FloatSlice Of(ReadOnlySpan<float> values)
    {
        FloatSlice slice = Empty(values.Length);
        values.CopyTo(slice.AsSpan(values.Length));
        return slice;
    }

    /// <summary>A weight as networks store it.</summary>
    public FloatSlice Panels(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        int floats = (int)DslNet.Kernels.MatMul.Panels.Floats(rows, columns);
        FloatSlice slice = Empty(floats);
        slice.AsSpan(floats).Clear();
        DslNet.Kernels.MatMul.Panels.Scatter(matrix, rows, columns, slice);
        return slice;
    }

    /// <summary>Rows as they lie in a slot; what fills them up is NaN.</summary>
    public FloatSlice Rows(ReadOnlySpan<float> values, int size)
    {
        FloatSlice slot = EmptyRows(values.Length / size, size);
        SlotRows.CopyIn(values, size, slot);
        return slot;
    }

    public FloatSlice EmptyRows(int rows, int size) => Empty(rows * Lanes.Stride(size));

    /// <summary>The numbers of rows that lie in a slot.</summary>
    public static float[] Read(FloatSlice slot, int rows, int size)
    {
        float[] values = new float[rows * size];
        SlotRows.CopyOut(slot, size, values);
        return values;
    }

    public FloatSlice Empty(int length)
    {
        AlignedBuffer buffer = new(length);
        buffers.Add(buffer);
        buffer.Start.AsSpan(length + 16).Fill(float.NaN);
        return buffer.Start;
    }

    public void Dispose() => buffers.ForEach(buffer => buffer.Dispose());

    public static float[] Random(int length, int seed, float scale = 1)
    {
        Random random = new(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = scale * ((2 * random.NextSingle()) - 1);
        }

        return values;
    }
}
