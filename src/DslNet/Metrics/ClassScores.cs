using System.Numerics.Tensors;

namespace DslNet;

/// <summary>Precision, recall and F1 of one class, or of several as one number; a score whose denominator is zero is 0, as in scikit-learn.</summary>
/// <param name="Precision">TP/(TP + FP): the fraction of the samples predicted as the class that belong to it.</param>
/// <param name="Recall">TP/(TP + FN): the fraction of the samples of the class that are predicted as it.</param>
/// <param name="F1">The harmonic mean of the two: 2TP/(2TP + FP + FN).</param>
/// <param name="Support">The number of true samples.</param>
public readonly record struct ClassScores(double Precision, double Recall, double F1, int Support)
{
    // Up to this many counts, a dense array is used even where few are needed.
    private const int FewClasses = 1 << 12;

    internal static ClassScores From(int truePositives, int predicted, int support) => new(
        Ratio(truePositives, predicted),
        Ratio(truePositives, support),
        Ratio(2.0 * truePositives, predicted + support),
        support);

    internal static ClassScores Of(ConfusionMatrix matrix, int label) => From(matrix[label, label], matrix.Predicted(label), matrix.Support(label));

    internal static ClassScores Of(ConfusionMatrix matrix, Average average) =>
        Of(new Counts(matrix.ClassCount, matrix.Total, matrix.Correct, label => Of(matrix, label), matrix.Predicted), average);

    /// <summary>The scores of predictions, in O(samples + highest index), or O(samples log samples) where the index is far higher.</summary>
    internal static ClassScores Of(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, Average average)
    {
        MetricChecks.Lengths(truth.Length, predicted.Length);
        int highest = Math.Max(0, Math.Max(TensorPrimitives.Max(truth), TensorPrimitives.Max(predicted)));
        MetricChecks.Classes(truth, (int)Math.Min(int.MaxValue, highest + 1L), nameof(truth));
        MetricChecks.Classes(predicted, (int)Math.Min(int.MaxValue, highest + 1L), nameof(predicted));
        int[] labels = [.. truth, .. predicted];
        if (average == Average.Binary && highest > 1)
        {
            throw NotBinary(highest + 1L);
        }

        int classes = highest + 1;
        if (highest > labels.Length + FewClasses)
        {
            // Only the classes that occur are counted.
            labels = Ranks(labels);
            classes = labels.Max() + 1;
        }

        int[] support = new int[classes], taken = new int[classes], found = new int[classes];
        int correct = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            int actual = labels[i], guess = labels[truth.Length + i];
            support[actual]++;
            taken[guess]++;
            found[actual] += actual == guess ? 1 : 0;
            correct += actual == guess ? 1 : 0;
        }

        return Of(new Counts(classes, truth.Length, correct, label => From(found[label], taken[label], support[label]), label => taken[label]), average);
    }

    private static ClassScores Of(Counts counts, Average average) => average switch
    {
        Average.Binary => counts.Classes <= 2
            ? counts.Classes == 2 ? counts.Of(1) : From(0, 0, 0)
            : throw NotBinary(counts.Classes),
        Average.Micro => From(counts.Correct, counts.Total, counts.Total),
        Average.Macro => Mean(counts, _ => 1),
        Average.Weighted => Mean(counts, scores => scores.Support),
        _ => throw MetricChecks.NotOfClasses(average),
    };

    private static ArgumentException NotBinary(long classes) =>
        new($"Average.Binary is for the classes 0 and 1; here are {classes} classes. Choose Micro, Macro or Weighted.", "average");

    /// <summary>The rank of each label among the distinct ones.</summary>
    private static int[] Ranks(int[] labels)
    {
        int[] different = [.. labels.Distinct().Order()];
        return [.. labels.Select(label => Array.BinarySearch(different, label))];
    }

    /// <summary>The inputs of the averages.</summary>
    /// <param name="Classes">The number of classes.</param>
    /// <param name="Total">The number of samples.</param>
    /// <param name="Correct">The number of those predicted correctly.</param>
    /// <param name="Of">The scores of a class.</param>
    /// <param name="Predicted">The number of samples predicted as a class.</param>
    private sealed record Counts(int Classes, int Total, int Correct, Func<int, ClassScores> Of, Func<int, int> Predicted);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    // Like scikit-learn, over the classes that occur in the truth or among the predictions.
    private static ClassScores Mean(Counts counts, Func<ClassScores, double> weigh)
    {
        double precision = 0, recall = 0, f1 = 0, weights = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            ClassScores scores = counts.Of(label);
            if (scores.Support == 0 && counts.Predicted(label) == 0)
            {
                continue;
            }

            double weight = weigh(scores);
            precision += weight * scores.Precision;
            recall += weight * scores.Recall;
            f1 += weight * scores.F1;
            weights += weight;
        }

        return new ClassScores(precision / weights, recall / weights, f1 / weights, counts.Total);
    }

    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"ClassScores {{ Precision = {Precision}, Recall = {Recall}, F1 = {F1}, Support = {Support} }}");
}
