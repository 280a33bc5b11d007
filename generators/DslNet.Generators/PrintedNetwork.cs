namespace DslNet.Generators;

/// <summary>What a class is completed with.</summary>
/// <param name="HintName">Of the first file.</param>
/// <param name="Text">For the CPU.</param>
/// <param name="GpuText">For devices, or null where there is nothing to add.</param>
internal sealed record PrintedNetwork(string HintName, string Text, string? GpuText);
