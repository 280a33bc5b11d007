namespace ILGPU;

/// <summary>Stand-in for ILGPU's view of a stretch of memory. Stricter than a GPU: an index out of range throws.</summary>
public readonly struct ArrayView<T>
    where T : unmanaged
{
    private readonly Runtime.MemoryBuffer1D<T, Stride1D.Dense>? buffer;
    private readonly T[]? elements;
    private readonly int start;

    internal ArrayView(Runtime.MemoryBuffer1D<T, Stride1D.Dense>? buffer, T[] elements, int start, int length)
    {
        this.buffer = buffer;
        this.elements = elements;
        this.start = start;
        IntLength = length;
    }

    public long Length => IntLength;

    public int IntLength { get; }

    public bool IsValid => elements is not null && IntLength > 0;

    public ref T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)IntLength)
            {
                throw new IndexOutOfRangeException(FormattableString.Invariant($"Element {index} of a view of {IntLength}."));
            }

            return ref elements![start + index];
        }
    }

    public ArrayView<T> SubView(long index, long subViewLength)
    {
        if (index < 0 || subViewLength < 0 || index + subViewLength > IntLength)
        {
            throw new ArgumentOutOfRangeException(nameof(index), FormattableString.Invariant($"{subViewLength} elements from {index} on, of a view of {IntLength}."));
        }

        return new ArrayView<T>(buffer, elements!, start + (int)index, (int)subViewLength);
    }

    internal Span<T> Elements
    {
        get
        {
            ObjectDisposedException.ThrowIf(buffer is { IsDisposed: true }, typeof(Runtime.MemoryBuffer));
            return elements.AsSpan(start, IntLength);
        }
    }
}
