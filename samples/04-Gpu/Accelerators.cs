using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

/// <summary>The accelerators of this machine.</summary>
internal static class Accelerators
{
    /// <summary>Everything that ILGPU finds here.</summary>
    public static Context Find() => Context.Create(builder => builder.Default().EnableAlgorithms().Optimize(OptimizationLevel.O2));

    /// <summary>A CUDA device, else an OpenCL device, else ILGPU's own threads; of several the one with the most memory.</summary>
    public static Device Best(Context context) => context.Devices
        .OrderBy(device => device.AcceleratorType switch { AcceleratorType.Cuda => 0, AcceleratorType.OpenCL => 1, _ => 2 })
        .ThenByDescending(device => device.MemorySize)
        .First();

    /// <summary>Which it is, for people.</summary>
    public static string Describe(Device device) => device.AcceleratorType == AcceleratorType.CPU
        ? "ILGPU's own threads on the CPU: there is no GPU that it can use. Good for trying things out, and much slower than DslNet on the CPU"
        : FormattableString.Invariant($"{device.Name} ({device.AcceleratorType}), {device.MemorySize / 1e9:0.0} GB, {device.NumMultiprocessors} multiprocessors");
}
