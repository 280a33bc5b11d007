namespace DslNet.Compiler.Tests.Numbers;

/// <summary>The reference can't say what the value is: two numbers are too close to be compared in floats, or too far out.</summary>
public sealed class UndecidedException(string reason) : Exception(reason);
