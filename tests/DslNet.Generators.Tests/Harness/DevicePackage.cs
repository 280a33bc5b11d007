using DslNet.Ilgpu;
using ILGPU;
using ILGPU.Algorithms;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests.Harness;

/// <summary>What a project references that has networks for devices: the package DslNet.Ilgpu and what comes with it.</summary>
public static class DevicePackage
{
    /// <summary>The package's own assembly.</summary>
    public static MetadataReference Kernels { get; } = Of(typeof(GpuProgram));

    /// <summary>ILGPU and ILGPU.Algorithms, as whoever uses them for something else has them.</summary>
    public static MetadataReference[] Ilgpu { get; } = [Of(typeof(Context)), Of(typeof(XMath))];

    /// <summary>All of them.</summary>
    public static MetadataReference[] References => [Kernels, .. Ilgpu];

    private static MetadataReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
