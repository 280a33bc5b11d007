using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Threads;

/// <summary>The partitioning of kernels' outputs, and their cost model, in vector multiply-adds.</summary>
internal static class Split
{
    /// <summary>The approximate cost of 8 elements of an elementwise kernel.</summary>
    public const int MapCost = 8;

    /// <summary>The number of vectors of 8 in a row, the last one possibly partial.</summary>
    public static int Groups(int columns) => (columns + Lanes.Count - 1) / Lanes.Count;

    /// <summary>The number of chunks of <paramref name="size"/> in <paramref name="length"/>, the last one possibly shorter.</summary>
    public static int Stretches(int length, int size) => (length + size - 1) / size;
}
