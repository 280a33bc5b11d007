using System.Runtime.InteropServices;

namespace DslNet.Kernels.Memory;

/// <summary>
/// Floats outside the managed heap: 64-byte aligned (a cache line), zeroed, and padded so that 16 floats can be read at any valid index.
/// Freed by <see cref="Dispose"/>, or by the finalizer.
/// </summary>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    /// <summary>Floats of a cache line.</summary>
    public const int LineFloats = 16;

    private const int Alignment = LineFloats * sizeof(float);
    private const int Padding = LineFloats;
    private static long taken;
    private float* start;

    /// <exception cref="OutOfMemoryException">The allocation fails.</exception>
    public AlignedBuffer(long length)
    {
        Length = length;
        nuint bytes = checked((nuint)(length + Padding) * sizeof(float));
        start = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(start, bytes);
        Interlocked.Add(ref taken, (long)bytes);
    }

    ~AlignedBuffer() => Free();

    /// <summary>Bytes that buffers of this process have ever allocated, freed ones included.</summary>
    public static long BytesTaken => Interlocked.Read(ref taken);

    /// <summary>Usable floats, without the padding.</summary>
    public long Length { get; }

    /// <summary>The first float. It is valid only while the buffer is referenced.</summary>
    public FloatSlice Start => new(start);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(start);
        start = null;
    }
}
