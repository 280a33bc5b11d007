using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The state of the random number generator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuRandom
{
    /// <summary>The lower half of the seed.</summary>
    public uint SeedLow;

    /// <summary>The upper half of the seed.</summary>
    public uint SeedHigh;

    /// <summary>The lower half of the training step counter.</summary>
    public uint StepLow;

    /// <summary>The upper half of the training step counter.</summary>
    public uint StepHigh;
}
