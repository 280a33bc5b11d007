using System.Numerics;
using DslNet.Ilgpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu;

/// <summary>Launch configurations: the number of groups and of threads per group.</summary>
internal sealed class GpuExtents
{
    public GpuExtents(Accelerator accelerator)
    {
        int most = accelerator.MaxNumThreadsPerGroup;
        Side = most >= 256 ? 16 : most >= 64 ? 8 : most >= 16 ? 4 : most >= 4 ? 2 : 1;
        Threads = Math.Min(GpuReduce.MostThreads, (int)(BitOperations.RoundUpToPowerOf2((uint)most + 1) / 2));
    }

    /// <summary>Threads along each side of a product's group.</summary>
    public int Side { get; }

    /// <summary>Threads per group of all other kernels, a power of two.</summary>
    public int Threads { get; }

    public static int Ceiling(int count, int size) => (int)(((long)count + size - 1) / size);

    /// <summary>A group for each tile of a product.</summary>
    public KernelConfig Tiles(int rows, int columns) =>
        new((Index1D)checked(Ceiling(rows, 4 * Side) * Ceiling(columns, 4 * Side)), (Index1D)(Side * Side));

    /// <summary>A thread for each element.</summary>
    public KernelConfig Each(int count) => new((Index1D)Ceiling(count, Threads), (Index1D)Threads);

    /// <summary>So many groups.</summary>
    public KernelConfig Groups(int count) => new((Index1D)count, (Index1D)Threads);

    /// <summary>A group for some neighbouring columns.</summary>
    public KernelConfig Columns(int columns) => new((Index1D)Ceiling(columns, Width(columns)), (Index1D)Threads);

    /// <summary>How many neighbouring columns.</summary>
    public int Width(int columns) => Math.Min(Math.Min(32, Threads), (int)BitOperations.RoundUpToPowerOf2((uint)columns));
}
