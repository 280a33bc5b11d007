namespace DslNet.FrontEnd.Evaluation;

/// <summary>How far an evaluation goes: far enough for every network that makes sense, not far enough to hang a compiler.</summary>
internal static class Limits
{
    /// <summary>Operations evaluated in one reading.</summary>
    public const int Steps = 400_000;

    /// <summary>Operations inside one another; a few stack frames each.</summary>
    public const int Depth = 300;

    /// <summary>Calls of the user's methods and lambdas inside one another.</summary>
    public const int Calls = 64;

    /// <summary>Letters in a text.</summary>
    public const int Text = 10_000;

    /// <summary>Layers in a network, blocks expanded.</summary>
    public const int Layers = 10_000;
}
