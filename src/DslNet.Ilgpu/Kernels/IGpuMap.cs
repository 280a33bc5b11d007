using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>What happens at an element. A struct argument of a generic kernel, so that each network's own formula is compiled into the kernel.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuMap<TSelf> where TSelf : struct, IGpuMap<TSelf>
{
    /// <summary>Computes and stores what belongs to one element.</summary>
    /// <param name="data">The struct's own data: views and numbers.</param>
    /// <param name="at">The element's index, counted over the batch.</param>
    static abstract void Apply(TSelf data, int at);
}
