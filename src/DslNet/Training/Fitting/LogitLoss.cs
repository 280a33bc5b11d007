namespace DslNet;

/// <summary>
/// Cross-entropies of one row from its logits, in double: as training defines them, whatever the logits. Probabilities would lose them
/// where float has rounded one to 0 or 1. As PyTorch's cross_entropy and binary_cross_entropy_with_logits of doubles.
/// </summary>
internal static class LogitLoss
{
    /// <summary>Σ t'·(1 − p)^γ·(log Σ e^z − z), with t' = (1 − ε)·t + ε/classes, p = softmax(z), and γ and ε the network's.</summary>
    /// <param name="logits">z, [classes].</param>
    /// <param name="label">The true class, where there are no targets.</param>
    /// <param name="targets">t, or empty.</param>
    /// <param name="info">The network, for ε and γ.</param>
    public static double CrossEntropy(ReadOnlySpan<float> logits, int label, ReadOnlySpan<float> targets, NetworkInfo info)
    {
        double greatest = double.NegativeInfinity;
        int place = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            if (!(logits[i] <= greatest))
            {
                (greatest, place) = (logits[i], i);
            }
        }

        // No term is negative, so that none cancels another: e^(z − max) is at most 1, and max − z at least 0.
        double others = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            others += i == place ? 0 : Math.Exp(logits[i] - greatest);
        }

        double logOfSum = LogOnePlus(others), smoothing = info.LabelSmoothing, loss = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double target = targets.IsEmpty ? (i == label ? 1 : 0) : targets[i];
            target = ((1 - smoothing) * target) + (smoothing / logits.Length);
            if (target != 0)
            {
                double minusLog = greatest - logits[i] + logOfSum;
                double rest = i == place ? others / (1 + others) : 1 - Math.Exp(-minusLog);
                loss += target * ShapedLoss.OfClass(minusLog, rest, info.FocalGamma);
            }
        }

        return loss;
    }

    /// <summary>The mean over the outputs of (1 − p of what is wanted)^γ·(w·t·log(1 + e^−z) + (1 − t)·log(1 + e^z)), with w and γ the network's.</summary>
    /// <param name="logits">z, [outputs].</param>
    /// <param name="label">The true class of the only output, where there are no targets.</param>
    /// <param name="targets">t, or empty.</param>
    /// <param name="info">The network, for w and γ.</param>
    public static double BinaryCrossEntropy(ReadOnlySpan<float> logits, int label, ReadOnlySpan<float> targets, NetworkInfo info)
    {
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double logit = logits[i], target = targets.IsEmpty ? label : targets[i], small = Math.Exp(-Math.Abs(logit)), logOfSum = LogOnePlus(small);
            double positive = Math.Max(-logit, 0) + logOfSum, negative = Math.Max(logit, 0) + logOfSum;
            (double probability, double rest) = logit >= 0 ? (1 / (1 + small), small / (1 + small)) : (small / (1 + small), 1 / (1 + small));
            sum += ShapedLoss.OfOutput(positive, negative, probability, rest, target, info, i);
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
