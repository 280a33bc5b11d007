namespace DslNet.Generated.Gpu;

/// <summary>What is summed, at an element.</summary>
internal interface IGpuTerm<TSelf> where TSelf : struct, IGpuTerm<TSelf>
{
    static abstract float At(TSelf data, int at);
}
