using DslNet.Compiler.Emit;

namespace DslNet.Generators;

/// <summary>The generated sources of a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Text">For the CPU.</param>
internal sealed record PrintedNetwork(NetworkClass Class, string Text)
{
    /// <summary>For devices, or null where there is nothing to add.</summary>
    public string? GpuText { get; init; }

    /// <summary>The text of the exception that the compiler threw, or null.</summary>
    public string? Failure { get; init; }
}
