using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Threads;

/// <summary>How kernels divide their outputs and what the parts cost, in units of one vector multiplication and addition.</summary>
internal static class Split
{
    /// <summary>About what 8 elements of an elementwise kernel cost.</summary>
    public const int MapCost = 8;

    /// <summary>Vectors of 8 in a row, the last one perhaps partial.</summary>
    public static int Groups(int columns) => (columns + Lanes.Count - 1) / Lanes.Count;

    /// <summary>Stretches of <paramref name="size"/> in <paramref name="length"/>, the last one perhaps shorter.</summary>
    public static int Stretches(int length, int size) => (length + size - 1) / size;
}
