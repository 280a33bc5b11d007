namespace DslNet;

/// <summary>The weighting of disagreements in Cohen's kappa.</summary>
public enum KappaWeights
{
    /// <summary>Unweighted.</summary>
    None,

    /// <summary>Linear in the distance between the classes, among those that occur: for ordinal classes.</summary>
    Linear,

    /// <summary>Quadratic in that distance.</summary>
    Quadratic,
}
