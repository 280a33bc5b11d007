namespace DslNet.Compiler.Emit.Ilgpu;

/// <summary>A generated file that all networks of a compilation share.</summary>
/// <param name="HintName">Unique in the compilation.</param>
/// <param name="Text">C#.</param>
public sealed record GpuFile(string HintName, string Text);
