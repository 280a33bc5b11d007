using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Memory;

/// <summary>The rows of a batch in a slot, with a stride of <see cref="Lanes.Stride"/> floats.</summary>
internal static class SlotRows
{
    /// <summary>Floats of a row.</summary>
    public static Span<float> Row(FloatSlice slot, int row, int size) => slot.Slice((nint)row * Lanes.Stride(size)).AsSpan(size);

    /// <summary>Copies contiguous rows into a slot.</summary>
    public static void CopyIn(ReadOnlySpan<float> source, int size, FloatSlice slot)
    {
        int stride = Lanes.Stride(size);
        if (size == stride)
        {
            source.CopyTo(slot.AsSpan(source.Length));
            return;
        }

        // Whole-vector stores, so that later whole-vector loads are store-forwarded; a row's padding is overwritten by the next.
        for (; source.Length >= stride; source = source[size..], slot = slot.Slice(stride))
        {
            ref float from = ref MemoryMarshal.GetReference(source);
            for (int column = 0; column < stride; column += Lanes.Count)
            {
                slot.Store(column, Vector256.LoadUnsafe(ref from, (nuint)column));
            }
        }

        for (int row = 0; !source.IsEmpty; row++, source = source[size..])
        {
            source[..size].CopyTo(Row(slot, row, size));
        }
    }

    /// <summary>The inverse operation.</summary>
    public static void CopyOut(FloatSlice slot, int size, Span<float> destination)
    {
        int stride = Lanes.Stride(size);
        if (size == stride)
        {
            slot.AsSpan(destination.Length).CopyTo(destination);
            return;
        }

        // Floats written beyond a row are overwritten by the next.
        for (; destination.Length >= stride; destination = destination[size..], slot = slot.Slice(stride))
        {
            ref float to = ref MemoryMarshal.GetReference(destination);
            for (int column = 0; column < stride; column += Lanes.Count)
            {
                slot.Load(column).StoreUnsafe(ref to, (nuint)column);
            }
        }

        for (int row = 0; !destination.IsEmpty; row++, destination = destination[size..])
        {
            Row(slot, row, size).CopyTo(destination);
        }
    }
}
