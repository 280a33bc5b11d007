namespace DslNet;

/// <summary>Cross-entropies with positive weights and focal loss, in double.</summary>
internal static class ShapedLoss
{
    /// <summary>A class's term of a cross-entropy: (1 − p)^γ·(−log p).</summary>
    /// <param name="minusLog">−log p.</param>
    /// <param name="rest">1 − p.</param>
    /// <param name="gamma">γ; 0 for plain cross-entropy.</param>
    public static double OfClass(double minusLog, double rest, double gamma) => gamma == 0 ? minusLog : Math.Pow(rest, gamma) * minusLog;

    /// <summary>An output's binary cross-entropy: q^γ·(w·t·(−log p) + (1 − t)·(−log(1 − p))), with q = 1 − (t·p + (1 − t)·(1 − p)).</summary>
    /// <param name="positive">−log p.</param>
    /// <param name="negative">−log(1 − p).</param>
    /// <param name="probability">p.</param>
    /// <param name="rest">1 − p.</param>
    /// <param name="target">t.</param>
    /// <param name="info">The network, for w and γ.</param>
    /// <param name="output">Which output.</param>
    public static double OfOutput(double positive, double negative, double probability, double rest, double target, NetworkInfo info, int output)
    {
        double weight = info.PositiveWeights.Count switch
        {
            0 => 1,
            1 => info.PositiveWeights[0],
            _ => info.PositiveWeights[output % info.PositiveWeights.Count],
        };
        double loss = (weight * target * positive) + ((1 - target) * negative);
        return info.FocalGamma == 0 ? loss : Math.Pow((probability * (1 - target)) + (rest * target), info.FocalGamma) * loss;
    }
}
