using System.Reflection;
using DslNet.Devices;
using DslNet.Ilgpu.Tests.Harness;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace DslNet.Ilgpu.Tests.WithIlgpu;

/// <summary>What a network's kernels are on devices that aren't there: the text that a driver would get.</summary>
internal static class DeviceTexts
{
    /// <summary>The kernels that a network on a device has loaded.</summary>
    public static IReadOnlyList<MethodInfo> KernelsOf(IDeviceNetwork network)
    {
        List<MethodInfo> kernels = [];
        Collect(Field(typeof(DeviceDriver), "program").GetValue(network.Driver)!, kernels);
        return [.. kernels.Distinct()];
    }

    /// <summary>The kernels that a program has, and its products.</summary>
    private static void Collect(object owner, List<MethodInfo> kernels)
    {
        for (Type? type = owner.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (object value in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Select(field => field.GetValue(owner)).OfType<object>())
            {
                if (value is Delegate launch and not Func<int, INetwork>)
                {
                    kernels.Add(launch.GetCompiledKernel().SourceMethod);
                }
                else if (value.GetType().Name.StartsWith("GpuMultiplication", StringComparison.Ordinal))
                {
                    Collect(value, kernels);
                }
            }
        }
    }

    /// <summary>Compiles a kernel for an NVIDIA GPU, compute capability 9.0. A kernel that fails spoils its context, so each has its own.</summary>
    public static string Ptx(MethodInfo kernel)
    {
        using Context context = NewContext();
        using PTXBackend backend = new(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_80, null!);
        return ((PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default)).PTXAssembly;
    }

    /// <summary>Compiles a kernel to OpenCL C 2.0, for a device that has no more than the language asks for.</summary>
    public static string OpenCl(MethodInfo kernel)
    {
        using Context context = NewContext();
        using CLBackend backend = new(context, new CLCapabilityContext(false, false, false, false, false), CLDeviceVendor.Other, CLCVersion.CL20);
        return ((CLCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default)).Source;
    }

    private static Context NewContext() => Context.Create(builder => builder.Optimize(OptimizationLevel.O2));

    private static FieldInfo Field(Type type, string name) =>
        type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic) ?? throw new InvalidOperationException($"{type} has no field {name} any more.");
}
