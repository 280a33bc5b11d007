using DslNet.Ilgpu;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests.Harness;

/// <summary>What a project references that has networks for devices.</summary>
public static class DevicePackage
{
    /// <summary>The package's own assembly.</summary>
    public static MetadataReference Kernels { get; } = MetadataReference.CreateFromFile(typeof(GpuProgram).Assembly.Location);

    /// <summary>ILGPU, which comes with it.</summary>
    public static MetadataReference Ilgpu { get; } = MetadataReference.CreateFromFile(typeof(ILGPU.Context).Assembly.Location);

    /// <summary>Both.</summary>
    public static MetadataReference[] References => [Kernels, Ilgpu];
}
