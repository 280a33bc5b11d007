using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>An elementwise function. A struct type argument of a generic kernel, so that each network's formula is inlined into the kernel.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuMap<TSelf> where TSelf : struct, IGpuMap<TSelf>
{
    /// <summary>Computes and stores one element.</summary>
    /// <param name="data">The struct's data: views and constants.</param>
    /// <param name="at">The element's index, counted over the batch.</param>
    static abstract void Apply(TSelf data, int at);
}
