namespace DslNet;

/// <summary>How a <see cref="ReliabilityCurve"/> divides probabilities into bins.</summary>
public enum BinStrategy
{
    /// <summary>Bins of equal width.</summary>
    Uniform,

    /// <summary>Bins of about equal counts (quantiles).</summary>
    Quantile,
}
