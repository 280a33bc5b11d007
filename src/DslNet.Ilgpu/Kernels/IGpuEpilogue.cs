namespace DslNet.Generated.Gpu;

/// <summary>What happens to a product before it is stored.</summary>
internal interface IGpuEpilogue<TSelf> where TSelf : struct, IGpuEpilogue<TSelf>
{
    static abstract void Apply(TSelf data, float product, int row, int column);
}
