namespace DslNet;

/// <summary>How much a disagreement counts in Cohen's kappa.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement the same.</summary>
    None,

    /// <summary>By how many classes lie between, of those that occur: for classes with an order.</summary>
    Linear,

    /// <summary>By the square of that.</summary>
    Quadratic,
}
