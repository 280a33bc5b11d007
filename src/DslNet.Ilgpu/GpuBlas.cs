using DslNet.Ilgpu.Kernels;
using ILGPU;

namespace DslNet.Ilgpu;

/// <summary>A library that multiplies matrices on an accelerator.</summary>
internal abstract class GpuBlas : IDisposable
{
    /// <summary>Row-major. The virtual row of ones is left out: the library multiplies only what is in memory.</summary>
    public abstract void Multiply(GpuProduct shape, ArrayView<float> left, ArrayView<float> right, ArrayView<float> product);

    public abstract void Dispose();
}
