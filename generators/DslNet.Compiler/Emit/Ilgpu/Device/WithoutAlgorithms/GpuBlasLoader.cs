namespace DslNet.Generated.Gpu;

using global::System;
using global::ILGPU.Runtime;

/// <summary>Where this was compiled, ILGPU.Algorithms couldn't be seen, and so no cuBLAS.</summary>
internal static class GpuBlasLoader
{
    public static GpuBlas? TryLoad(Accelerator accelerator, out Exception? obstacle)
    {
        obstacle = new NotSupportedException("The project doesn't reference ILGPU.Algorithms.");
        return null;
    }
}
