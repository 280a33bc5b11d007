namespace DslNet.Compiler.Ops;

/// <summary>An argument out of its range.</summary>
/// <param name="Argument">Its name.</param>
/// <param name="Message">What was expected and what came, such as <c>units must be at least 1, but is 0</c>.</param>
public sealed record ArgumentProblem(string Argument, string Message);
