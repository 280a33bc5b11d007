namespace ILGPU.Runtime;

/// <summary>Stand-in for ILGPU's memory of an accelerator.</summary>
public abstract class MemoryBuffer : IDisposable
{
    public bool IsDisposed { get; protected set; }

    public abstract void Dispose();
}

/// <summary>Stand-in for ILGPU's one-dimensional memory.</summary>
public sealed class MemoryBuffer1D<T, TStride> : MemoryBuffer
    where T : unmanaged
    where TStride : struct, IStride1D
{
    private readonly Accelerator accelerator;
    private readonly T[] elements;

    internal MemoryBuffer1D(Accelerator accelerator, int length)
    {
        this.accelerator = accelerator;
        accelerator.BuffersInUse++;
        elements = new T[length];
        Unwritten.Fill(elements);
    }

    public long Length => elements.Length;

    public ArrayView<T> AsContiguous() => new((MemoryBuffer1D<T, Stride1D.Dense>)(object)this, elements, 0, elements.Length);

    public override void Dispose()
    {
        if (!IsDisposed)
        {
            IsDisposed = true;
            accelerator.BuffersInUse--;
        }
    }
}

/// <summary>Stand-in for ILGPU's copies.</summary>
public static class ArrayViewExtensions
{
    public static void MemSetToZero<T>(this ArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged => view.Elements.Clear();

    public static void CopyFromCPU<T>(this ArrayView<T> target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where T : unmanaged => span.CopyTo(target.Elements);

    public static void CopyToCPU<T>(this ArrayView<T> source, AcceleratorStream stream, in Span<T> span)
        where T : unmanaged => source.Elements.CopyTo(span);
}
