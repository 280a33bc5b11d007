namespace DslNet;

/// <summary>
/// Cross-entropies of one row from its logits, in double: as training defines them, whatever the logits. From probabilities they couldn't
/// be told where float has rounded one to 0 or 1. As PyTorch's cross_entropy and binary_cross_entropy_with_logits of doubles.
/// </summary>
internal static class LogitLoss
{
    /// <summary>log Σ e^z − Σ t'·z, with t' = (1 − ε)·t + ε/classes.</summary>
    /// <param name="logits">z, a number for each class.</param>
    /// <param name="label">The true class, where there are no targets.</param>
    /// <param name="targets">t, or empty.</param>
    /// <param name="smoothing">ε.</param>
    public static double CrossEntropy(ReadOnlySpan<float> logits, int label, ReadOnlySpan<float> targets, double smoothing)
    {
        double greatest = double.NegativeInfinity;
        foreach (float logit in logits)
        {
            greatest = Math.Max(greatest, logit);
        }

        // No term is negative, so that none cancels another: e^(z − max) is at most 1, and max − z at least 0.
        double others = 0, distances = 0, sum = 0;
        bool found = false;
        for (int i = 0; i < logits.Length; i++)
        {
            double distance = greatest - logits[i];
            double target = targets.IsEmpty ? (i == label ? 1 : 0) : targets[i];
            target = ((1 - smoothing) * target) + (smoothing / logits.Length);
            sum += target;
            distances += target == 0 ? 0 : target * distance;
            if (distance == 0 && !found)
            {
                found = true;
            }
            else
            {
                others += Math.Exp(-distance);
            }
        }

        return distances + (sum * LogOnePlus(others));
    }

    /// <summary>The mean over the outputs of max(z, 0) − z·t + log(1 + e^−|z|).</summary>
    /// <param name="logits">z, a number for each output.</param>
    /// <param name="label">The true class of the only output, where there are no targets.</param>
    /// <param name="targets">t, or empty.</param>
    public static double BinaryCrossEntropy(ReadOnlySpan<float> logits, int label, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double logit = logits[i], target = targets.IsEmpty ? label : targets[i];

            // t·max(−z, 0) + (1 − t)·max(z, 0) is max(z, 0) − z·t without the difference of two large numbers.
            sum += (target * Math.Max(-logit, 0)) + ((1 - target) * Math.Max(logit, 0)) + LogOnePlus(Math.Exp(-Math.Abs(logit)));
        }

        return sum / logits.Length;
    }

    /// <summary>log(1 + x) to the last digits, also of an x that 1 + x rounds away; for x ≥ 0.</summary>
    private static double LogOnePlus(double x)
    {
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * (x / (rounded - 1));
    }
}
