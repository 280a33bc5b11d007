namespace DslNet.Compiler.Tests.Numbers;

/// <summary>A function's value and its slope.</summary>
public readonly record struct Slope(Judged Value, Judged By);
