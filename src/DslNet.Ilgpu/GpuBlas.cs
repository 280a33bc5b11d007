using DslNet.Ilgpu.Kernels;
using ILGPU;

namespace DslNet.Ilgpu;

/// <summary>A library that multiplies matrices on an accelerator.</summary>
internal abstract class GpuBlas : IDisposable
{
    /// <summary>Row by row, as everything here lies. A row of ones is left out: the library has only what is in memory.</summary>
    public abstract void Multiply(GpuProduct shape, ArrayView<float> left, ArrayView<float> right, ArrayView<float> product);

    public abstract void Dispose();
}
