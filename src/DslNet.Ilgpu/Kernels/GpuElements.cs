using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>What is done to each element by itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuElements
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
