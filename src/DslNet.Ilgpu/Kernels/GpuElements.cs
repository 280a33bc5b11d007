namespace DslNet.Generated.Gpu;

using global::ILGPU;

/// <summary>What is done to each element by itself.</summary>
internal static class GpuElements
{
    /// <summary>A thread an element.</summary>
    public static void Run<TMap>(TMap map, int count)
        where TMap : struct, IGpuMap<TMap>
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            TMap.Apply(map, at);
        }
    }
}
