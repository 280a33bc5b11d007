namespace DslNet.Generated.Gpu;

/// <summary>Where the random numbers stand.</summary>
internal struct GpuRandom
{
    public uint SeedLow;
    public uint SeedHigh;
    public uint StepLow;
    public uint StepHigh;
}
