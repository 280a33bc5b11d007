namespace DslNet.Benchmarks.Serving;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Alternating rounds.</param>
/// <param name="RoundSeconds">How long a round lasts, on each side.</param>
internal sealed record Effort(int Rounds, double RoundSeconds)
{
    /// <summary>For figures to report: some two minutes.</summary>
    public static Effort Full { get; } = new(7, 0.5);

    /// <summary>For continuous integration.</summary>
    public static Effort Smoke { get; } = new(2, 0.02);
}
