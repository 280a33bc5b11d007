using Microsoft.CodeAnalysis;

namespace DslNet.Generators;

/// <summary>What of a project bears on the code for devices: plain values, the same from edit to edit.</summary>
/// <param name="SeesIlgpu">Whether it can see ILGPU.</param>
/// <param name="SeesAlgorithms">Whether it can see ILGPU.Algorithms, and so cuBLAS.</param>
/// <param name="IsSigned">Whether its assembly will have a strong name.</param>
internal sealed record DeviceSupport(bool SeesIlgpu, bool SeesAlgorithms, bool IsSigned)
{
    public static DeviceSupport Of(Compilation compilation) => new(
        compilation.GetTypeByMetadataName("ILGPU.Context") is not null,
        compilation.GetTypeByMetadataName("ILGPU.Runtime.Cuda.CuBlas") is not null,
        IsSignedBy(compilation.Options));

    private static bool IsSignedBy(CompilationOptions options) => options.CryptoKeyFile is not null || options.CryptoKeyContainer is not null || !options.CryptoPublicKey.IsDefaultOrEmpty;
}
