namespace DslNet.FrontEnd.Evaluation;

/// <summary>Limits of an evaluation: enough for every reasonable network, and bounded time and memory.</summary>
internal static class Limits
{
    /// <summary>The maximum number of operations evaluated in one reading.</summary>
    public const int Steps = 400_000;

    /// <summary>The maximum depth of nested operations, each a few stack frames.</summary>
    public const int Depth = 300;

    /// <summary>The maximum depth of calls of the user's methods and lambdas.</summary>
    public const int Calls = 64;

    /// <summary>The maximum length of a string.</summary>
    public const int Text = 10_000;

    /// <summary>The maximum number of layers of a network, blocks expanded.</summary>
    public const int Layers = 10_000;
}
