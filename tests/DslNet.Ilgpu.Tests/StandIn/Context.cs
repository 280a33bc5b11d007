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

    public IReadOnlyList<Device> Devices { get; } = [new()];

    public static Context CreateDefault() => new();

    public static Context Create(Action<Builder> buildingCallback)
    {
        ArgumentNullException.ThrowIfNull(buildingCallback);
        buildingCallback(new Builder());
        return new Context();
    }

    public Device GetPreferredDevice(bool preferCPU) => Devices[0];

    /// <summary>Not ILGPU's own: an accelerator whose groups have so many threads at most.</summary>
    public Accelerator CreateStandIn(int threadsPerGroup) => new CPUAccelerator(threadsPerGroup);

    /// <summary>Not ILGPU's own: the same, but one that passes for NVIDIA's.</summary>
    public CudaAccelerator CreateCudaStandIn(int threadsPerGroup) => new(threadsPerGroup);

    public void Dispose()
    {
    }

    /// <summary>Stand-in for what a context is made by.</summary>
    public sealed class Builder
    {
        public Builder Default() => this;

        public Builder Optimize(OptimizationLevel level) => this;
    }
}
