using DslNet.Compiler.Backends.Ilgpu.Printing;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators;

/// <summary>The properties of a project that affect the code for devices: plain values, stable from edit to edit.</summary>
/// <param name="SeesKernels">Whether it references DslNet.Ilgpu, and ILGPU, which generated code uses, too.</param>
/// <param name="IsSigned">Whether its assembly will have a strong name.</param>
internal sealed record DeviceSupport(bool SeesKernels, bool IsSigned)
{
    public static DeviceSupport Of(Compilation compilation) => new(
        compilation.GetTypeByMetadataName(IlgpuEmitter.EntryType) is not null && compilation.GetTypeByMetadataName("ILGPU.Context") is not null,
        IsSignedBy(compilation.Options));

    private static bool IsSignedBy(CompilationOptions options) => options.CryptoKeyFile is not null || options.CryptoKeyContainer is not null || !options.CryptoPublicKey.IsDefaultOrEmpty;
}
