namespace DslNet.Generated.Gpu;

/// <summary>What happens at an element.</summary>
internal interface IGpuMap<TSelf> where TSelf : struct, IGpuMap<TSelf>
{
    static abstract void Apply(TSelf data, int at);
}
