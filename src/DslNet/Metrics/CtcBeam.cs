namespace DslNet;

/// <summary>The beginnings of label sequences that a prefix beam search keeps, with their probabilities, after some steps.</summary>
internal sealed class CtcBeam(int width, Func<IReadOnlyList<int>, int, double>? score)
{
    private List<CtcPrefix> kept = [new CtcPrefix([], 0) { Blank = 0 }];

    /// <summary>One step on: each beginning stays as it is, by a blank or by its last label once more, or gets a further label.</summary>
    public void Step(ReadOnlySpan<float> probabilities)
    {
        List<CtcPrefix> reached = [];
        foreach (CtcPrefix prefix in kept)
        {
            Reach(prefix, reached).NextBlank = Sum(prefix.NextBlank, prefix.Total + Math.Log(probabilities[0]));
            int last = prefix.Labels.Length == 0 ? 0 : prefix.Labels[^1];
            if (last != 0)
            {
                prefix.NextLabelled = Sum(prefix.NextLabelled, prefix.Labelled + Math.Log(probabilities[last]));
            }

            for (int label = 1; label < probabilities.Length; label++)
            {
                // The same label twice needs a blank in between.
                double before = label == last ? prefix.Blank : prefix.Total, probability = before + Math.Log(probabilities[label]);
                if (probability > double.NegativeInfinity)
                {
                    CtcPrefix longer = Reach(prefix.Longer(label, score), reached);
                    longer.NextLabelled = Sum(longer.NextLabelled, probability);
                }
            }
        }

        foreach (CtcPrefix prefix in reached)
        {
            prefix.Advance();
        }

        // The sort is stable: of equal scores, what was reached first stays first. What can't be (a probability of 0) is dropped.
        kept = [.. reached.Where(prefix => prefix.Score > double.NegativeInfinity).DefaultIfEmpty(reached[0]).OrderByDescending(prefix => prefix.Score).Take(width)];
    }

    public IReadOnlyList<CtcHypothesis> Hypotheses() => [.. kept.Select(prefix => new CtcHypothesis(prefix.Labels, prefix.Total, prefix.Score))];

    /// <summary>log(e^left + e^right).</summary>
    public static double Sum(double left, double right)
    {
        double greater = Math.Max(left, right);
        return double.IsNegativeInfinity(greater) ? greater : greater + Math.Log(1 + Math.Exp(Math.Min(left, right) - greater));
    }

    private static CtcPrefix Reach(CtcPrefix prefix, List<CtcPrefix> reached)
    {
        if (!prefix.IsReached)
        {
            prefix.IsReached = true;
            reached.Add(prefix);
        }

        return prefix;
    }
}
