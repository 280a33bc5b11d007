namespace DslNet.Compiler.Graph;

/// <summary>A learned parameter of a user's function.</summary>
/// <param name="Init">Its initializer.</param>
/// <param name="PerChannel">Whether there is one for each channel; else one for the whole layer.</param>
public sealed record LearnedNumber(Initializer Init, bool PerChannel)
{
    /// <summary>For example <c>Parameter(Constant(0.25), Channel)</c>.</summary>
    public override string ToString() => $"Parameter({Init}, {(PerChannel ? "Channel" : "Layer")})";
}
