namespace DslNet;

/// <summary>How a <see cref="ReliabilityCurve"/> divides probabilities into bins.</summary>
public enum BinStrategy
{
    /// <summary>Bins of one width.</summary>
    Uniform,

    /// <summary>Bins of about as many samples each.</summary>
    Quantile,
}
