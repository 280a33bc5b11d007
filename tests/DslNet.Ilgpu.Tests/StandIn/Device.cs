using ILGPU.Runtime.CPU;

namespace ILGPU.Runtime;

/// <summary>Stand-in for a device that ILGPU has found: this one is always the CPU.</summary>
public sealed class Device
{
    internal Device()
    {
    }

    public string Name => "stand-in";

    public AcceleratorType AcceleratorType => AcceleratorType.CPU;

    public long MemorySize => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public int NumMultiprocessors => 1;

    public Accelerator CreateAccelerator(Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new CPUAccelerator(threadsPerGroup: 16);
    }
}
