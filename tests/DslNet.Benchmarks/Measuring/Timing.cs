namespace DslNet.Benchmarks.Measuring;

/// <summary>What one round took.</summary>
/// <param name="Median">Median µs of a call.</param>
/// <param name="Minimum">Least µs of a call.</param>
internal readonly record struct Timing(double Median, double Minimum);
