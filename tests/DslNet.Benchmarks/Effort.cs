namespace DslNet.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Alternating rounds.</param>
/// <param name="RoundSeconds">How long a round lasts, on each side.</param>
/// <param name="IsSmoke">Whether only a part is run, to see that it runs.</param>
internal sealed record Effort(int Rounds, double RoundSeconds, bool IsSmoke)
{
    /// <summary>For figures to report.</summary>
    public static Effort Full { get; } = new(7, 0.25, false);

    /// <summary>For continuous integration.</summary>
    public static Effort Smoke { get; } = new(1, 0.01, true);
}
