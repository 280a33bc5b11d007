using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace ILGPU;

/// <summary>Stand-in for ILGPU's context. By this type the generator knows that GPU code is wanted.</summary>
public sealed class Context : IDisposable
{
    private Context()
    {
    }

    public static Context CreateDefault() => new();

    /// <summary>Not ILGPU's own: an accelerator whose groups have so many threads at most.</summary>
    public Accelerator CreateStandIn(int threadsPerGroup) => new CPUAccelerator(threadsPerGroup);

    /// <summary>Not ILGPU's own: the same, but one that passes for NVIDIA's.</summary>
    public CudaAccelerator CreateCudaStandIn(int threadsPerGroup) => new(threadsPerGroup);

    public void Dispose()
    {
    }
}
