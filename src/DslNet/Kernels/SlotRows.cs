namespace DslNet.Kernels;

/// <summary>The rows of a batch as they lie in a slot, each <see cref="Lanes.Stride"/> floats behind the one before.</summary>
internal static class SlotRows
{
    /// <summary>The numbers of a row.</summary>
    public static Span<float> Row(FloatSlice slot, int row, int size) => slot.Slice((nint)row * Lanes.Stride(size)).AsSpan(size);

    /// <summary>Copies rows, one directly behind the other, into a slot.</summary>
    public static void CopyIn(ReadOnlySpan<float> source, int size, FloatSlice slot)
    {
        if (size == Lanes.Stride(size))
        {
            source.CopyTo(slot.AsSpan(source.Length));
            return;
        }

        for (int row = 0; !source.IsEmpty; row++, source = source[size..])
        {
            source[..size].CopyTo(Row(slot, row, size));
        }
    }

    /// <summary>The way back.</summary>
    public static void CopyOut(FloatSlice slot, int size, Span<float> destination)
    {
        if (size == Lanes.Stride(size))
        {
            slot.AsSpan(destination.Length).CopyTo(destination);
            return;
        }

        for (int row = 0; !destination.IsEmpty; row++, destination = destination[size..])
        {
            Row(slot, row, size).CopyTo(destination);
        }
    }
}
