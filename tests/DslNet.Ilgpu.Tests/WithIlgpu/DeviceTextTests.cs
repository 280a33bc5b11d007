using System.Reflection;
using DslNet.Devices;
using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;
using ILGPU;

namespace DslNet.Ilgpu.Tests.WithIlgpu;

/// <summary>Every kernel compiles for GPUs of both kinds. The drivers' own compilers come behind that, and aren't asked here.</summary>
public class DeviceTextTests
{
    public static TheoryData<Type> Networks => new(typeof(TanhRegressionNet).Assembly.GetTypes()
        .Where(type => type.GetNestedType("Gpu") is { } gpu && gpu.IsAssignableTo(typeof(IDeviceNetwork)))
        .OrderBy(type => type.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_kernel_is_PTX_that_calls_nothing_outside(Type network) => ForEachKernel(network, kernel =>
    {
        string text = DeviceTexts.Ptx(kernel);
        text.ShouldContain(".entry");
        text.ShouldNotContain(".extern .func");
    });

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_kernel_is_OpenCL(Type network) => ForEachKernel(network, kernel =>
    {
        string text = DeviceTexts.OpenCl(kernel);
        text.ShouldContain("kernel void");
        text.ShouldNotContain("double");
    });

    [Fact]
    public void A_call_that_a_GPU_does_not_have_would_be_seen() =>
        DeviceTexts.Ptx(((Action<ArrayView<float>>)FusedMultiplyAdd).Method).ShouldContain(".extern .func");

    private static void FusedMultiplyAdd(ArrayView<float> view) => view[Grid.IdxX] = MathF.FusedMultiplyAdd(view[Grid.IdxX], 2f, 1f);

    private static void ForEachKernel(Type network, Action<MethodInfo> check)
    {
        using NetworkPair pair = NetworkPair.Of(network, batchSize: 4);
        IReadOnlyList<MethodInfo> kernels = DeviceTexts.KernelsOf((IDeviceNetwork)pair.Gpu);
        kernels.Count.ShouldBeGreaterThan(3);
        foreach (MethodInfo kernel in kernels)
        {
            Should.NotThrow(() => check(kernel), kernel.ToString());
        }
    }
}
