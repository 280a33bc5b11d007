using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The term of a sum, at an element. A struct type argument of a generic kernel, so that each network's formula is inlined into the kernel.</summary>
/// <typeparam name="TSelf">The struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuTerm<TSelf> where TSelf : struct, IGpuTerm<TSelf>
{
    /// <summary>The term of one element.</summary>
    /// <param name="data">The struct's data: views and constants.</param>
    /// <param name="at">The element's index, counted over the batch.</param>
    static abstract float At(TSelf data, int at);
}
