using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests.Harness;

/// <summary>What every compilation in memory references.</summary>
public static class Framework
{
    /// <summary>The framework and DslNet.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "DslNet.dll"))
        .Select(path => MetadataReference.CreateFromFile(path))];
}
