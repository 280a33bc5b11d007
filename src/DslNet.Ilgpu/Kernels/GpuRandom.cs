using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Where the random numbers stand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuRandom
{
    /// <summary>The lower half of the seed.</summary>
    public uint SeedLow;

    /// <summary>The upper half of the seed.</summary>
    public uint SeedHigh;

    /// <summary>The lower half of the number of training passes.</summary>
    public uint StepLow;

    /// <summary>The upper half of the number of training passes.</summary>
    public uint StepHigh;
}
