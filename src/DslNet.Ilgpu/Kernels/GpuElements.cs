using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Elementwise kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuElements
{
    /// <summary>A thread per element.</summary>
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
