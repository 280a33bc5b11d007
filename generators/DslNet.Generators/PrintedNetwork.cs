using DslNet.Compiler.Emit;

namespace DslNet.Generators;

/// <summary>What a class is completed with.</summary>
/// <param name="Class">The class.</param>
/// <param name="Text">For the CPU.</param>
internal sealed record PrintedNetwork(NetworkClass Class, string Text)
{
    /// <summary>For devices, or null where there is nothing to add.</summary>
    public string? GpuText { get; init; }

    /// <summary>The exception that the compiler failed with, in words, or null.</summary>
    public string? Failure { get; init; }
}
