using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>What kernels run on here: the stand-in, or with -p:UseIlgpuPackage=true or -p:IlgpuPath=FOLDER ILGPU itself.</summary>
public sealed class AcceleratorUnderTest : IDisposable
{
    private readonly Context context;

    /// <param name="threadsPerGroup">The most threads of a group. Few are quick on the stand-in; all sizes of groups have tests.</param>
    public AcceleratorUnderTest(int threadsPerGroup = 4)
    {
#if REAL_ILGPU
        context = Context.Create(builder => builder.CPU(threadsPerGroup > 16 ? ILGPU.Runtime.CPU.CPUDeviceKind.Nvidia : ILGPU.Runtime.CPU.CPUDeviceKind.Default).Optimize(OptimizationLevel.O2));
        Accelerator = context.GetPreferredDevice(preferCPU: true).CreateAccelerator(context);
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
