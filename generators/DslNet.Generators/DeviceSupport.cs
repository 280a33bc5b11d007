using DslNet.Compiler.Backends.Ilgpu.Printing;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators;

/// <summary>What of a project bears on the code for devices: plain values, the same from edit to edit.</summary>
/// <param name="SeesKernels">Whether it can see DslNet.Ilgpu, and ILGPU, which generated code names, too.</param>
/// <param name="IsSigned">Whether its assembly will have a strong name.</param>
internal sealed record DeviceSupport(bool SeesKernels, bool IsSigned)
{
    public static DeviceSupport Of(Compilation compilation) => new(
        compilation.GetTypeByMetadataName(IlgpuEmitter.EntryType) is not null && compilation.GetTypeByMetadataName("ILGPU.Context") is not null,
        IsSignedBy(compilation.Options));

    private static bool IsSignedBy(CompilationOptions options) => options.CryptoKeyFile is not null || options.CryptoKeyContainer is not null || !options.CryptoPublicKey.IsDefaultOrEmpty;
}
