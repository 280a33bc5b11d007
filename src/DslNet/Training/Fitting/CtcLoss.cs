namespace DslNet;

/// <summary>
/// The loss of one row of <see cref="Loss.Ctc"/>, in double: −log of the probability of its labels over their number, by the forward variables of A. Graves et
/// al., Connectionist Temporal Classification, 2006.
/// </summary>
internal static class CtcLoss
{
    // What is below is the logarithm of 0. Padding of a sequence has logits that are that far below.
    private const double Impossible = -1e29;

    /// <summary>From logits.</summary>
    /// <param name="logits">[steps × classes].</param>
    /// <param name="classes">Classes, with the blank.</param>
    /// <param name="target">Places for labels, then how many count.</param>
    public static double OfLogits(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<float> target)
    {
        double[] logs = new double[logits.Length];
        for (int start = 0; start < logits.Length; start += classes)
        {
            double greatest = double.NegativeInfinity, sum = 0;
            foreach (float logit in logits.Slice(start, classes))
            {
                greatest = Math.Max(greatest, logit);
            }

            foreach (float logit in logits.Slice(start, classes))
            {
                sum += Math.Exp(logit - greatest);
            }

            for (int i = start; i < start + classes; i++)
            {
                logs[i] = logits[i] - greatest - Math.Log(sum);
            }
        }

        return OfLogarithms(logs, classes, CtcTargets.LabelsOf(target));
    }

    /// <summary>From probabilities; one that float has rounded to 0 counts as the smallest float.</summary>
    /// <param name="probabilities">[steps × classes].</param>
    /// <param name="classes">Classes, with the blank.</param>
    /// <param name="target">Places for labels, then how many count.</param>
    public static double OfProbabilities(ReadOnlySpan<float> probabilities, int classes, ReadOnlySpan<float> target)
    {
        double[] logs = new double[probabilities.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(Math.Max(probabilities[i], (double)float.Epsilon));
        }

        return OfLogarithms(logs, classes, CtcTargets.LabelsOf(target));
    }

    private static double OfLogarithms(double[] logs, int classes, int[] labels)
    {
        int states = (2 * labels.Length) + 1;
        double[] before = new double[states], after = new double[states];
        Array.Fill(before, double.NegativeInfinity);
        before[0] = 0;
        for (int start = 0; start < logs.Length; start += classes)
        {
            for (int state = 0; state < states; state++)
            {
                // Before the first step there is only the blank's state: both it and the first label begin there.
                double sum = CtcBeam.Sum(before[state], state > 0 ? before[state - 1] : double.NegativeInfinity);
                bool isLabel = state % 2 == 1, skips = isLabel && state > 2 && labels[state / 2] != labels[(state / 2) - 1];
                sum = skips ? CtcBeam.Sum(sum, before[state - 2]) : sum;
                after[state] = sum + logs[start + (isLabel ? labels[state / 2] : 0)];
            }

            (before, after) = (after, before);
        }

        double all = states > 1 ? CtcBeam.Sum(before[^1], before[^2]) : before[0];
        return all < Impossible ? double.PositiveInfinity : -all / Math.Max(1, labels.Length);
    }
}
