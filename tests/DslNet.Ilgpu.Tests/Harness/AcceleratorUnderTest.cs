using ILGPU;
using ILGPU.Runtime;
#if REAL_ILGPU
using ILGPU.Runtime.CPU;
#endif

namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>What kernels run on here: the stand-in, or with -p:UseIlgpuPackage=true ILGPU itself.</summary>
public sealed class AcceleratorUnderTest : IDisposable
{
    private readonly Context context;

    /// <param name="threadsPerGroup">The most threads of a group. Few are quick on the stand-in; all sizes of groups have tests.</param>
    public AcceleratorUnderTest(int threadsPerGroup = 4)
    {
#if REAL_ILGPU
        // ILGPU's warps have two threads or more.
        int warp = Math.Clamp(threadsPerGroup, 2, 4);
        context = Context.Create(builder => builder.CPU(new CPUDevice(warp, Math.Max(1, threadsPerGroup / warp), 1)).Optimize(OptimizationLevel.O2));
        Accelerator = context.CreateCPUAccelerator(0);
#else
        context = Context.CreateDefault();
        Accelerator = context.CreateStandIn(threadsPerGroup);
#endif
    }

    public Accelerator Accelerator { get; }

    public void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }
}
