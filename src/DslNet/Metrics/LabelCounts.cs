namespace DslNet;

/// <summary>Multi-label scores and their averages, from one pass over the decisions.</summary>
internal sealed class LabelCounts
{
    private LabelCounts(IReadOnlyList<ClassScores> labels, MultiLabelSummary summary) => (Labels, Summary) = (labels, summary);

    /// <summary>Of each label.</summary>
    public IReadOnlyList<ClassScores> Labels { get; }

    /// <summary>Of all.</summary>
    public MultiLabelSummary Summary { get; }

    /// <param name="truth">0 or 1, row-major [samples × labels].</param>
    /// <param name="predicted">The same of the predictions.</param>
    /// <param name="labels">The number of labels.</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, or a value other than 0 and 1.</exception>
    public static LabelCounts Of(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int labels)
    {
        MetricChecks.Lengths(truth.Length, predicted.Length);
        int count = MetricChecks.LabelRows(truth, labels);
        MetricChecks.Indicators(predicted, nameof(predicted));
        int[] found = new int[labels], taken = new int[labels], support = new int[labels];
        double precision = 0, recall = 0, f1 = 0;
        int whole = 0;
        long wrong = 0;
        for (int row = 0; row < count; row++)
        {
            int rowFound = 0, rowTaken = 0, rowSupport = 0;
            for (int label = 0; label < labels; label++)
            {
                int actual = truth[(row * labels) + label], guess = predicted[(row * labels) + label];
                found[label] += actual & guess;
                taken[label] += guess;
                support[label] += actual;
                rowFound += actual & guess;
                rowTaken += guess;
                rowSupport += actual;
            }

            int mistakes = rowTaken + rowSupport - (2 * rowFound);
            whole += mistakes == 0 ? 1 : 0;
            wrong += mistakes;
            ClassScores own = ClassScores.From(rowFound, rowTaken, rowSupport);
            precision += own.Precision;
            recall += own.Recall;
            f1 += own.F1;
        }

        ClassScores[] all = [.. Enumerable.Range(0, labels).Select(label => ClassScores.From(found[label], taken[label], support[label]))];
        int occurrences = support.Sum();
        return new LabelCounts(all, new MultiLabelSummary(
            count,
            ClassScores.From(found.Sum(), taken.Sum(), occurrences),
            Mean(all, _ => 1, occurrences),
            Mean(all, scores => scores.Support, occurrences),
            new ClassScores(precision / count, recall / count, f1 / count, occurrences),
            (double)whole / count,
            wrong / ((double)count * labels)));
    }

    /// <summary>Over all labels, whether they occur or not; 0 where all weights are.</summary>
    private static ClassScores Mean(ClassScores[] labels, Func<ClassScores, double> weigh, int support)
    {
        double precision = 0, recall = 0, f1 = 0, weights = 0;
        foreach (ClassScores scores in labels)
        {
            double weight = weigh(scores);
            precision += weight * scores.Precision;
            recall += weight * scores.Recall;
            f1 += weight * scores.F1;
            weights += weight;
        }

        return weights == 0 ? new ClassScores(0, 0, 0, support) : new ClassScores(precision / weights, recall / weights, f1 / weights, support);
    }
}
