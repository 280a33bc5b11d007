namespace DslNet.Compiler.Emit;

/// <summary>A file to add to the compilation.</summary>
/// <param name="HintName">Unique in the compilation.</param>
/// <param name="Text">C#.</param>
public sealed record GeneratedFile(string HintName, string Text);
