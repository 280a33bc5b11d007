namespace DslNet;

/// <summary>Precision, recall and F1 of one class, or of several as one number; a score whose denominator is zero is 0, as in scikit-learn.</summary>
/// <param name="Precision">Of those taken for the class, the share that truly are: TP/(TP + FP).</param>
/// <param name="Recall">Of those that truly are of the class, the share that was found: TP/(TP + FN).</param>
/// <param name="F1">The harmonic mean of the two: 2TP/(2TP + FP + FN).</param>
/// <param name="Support">The number of true samples.</param>
public readonly record struct ClassScores(double Precision, double Recall, double F1, int Support)
{
    internal static ClassScores From(int truePositives, int predicted, int support) => new(
        Ratio(truePositives, predicted),
        Ratio(truePositives, support),
        Ratio(2.0 * truePositives, predicted + support),
        support);

    internal static ClassScores Of(ConfusionMatrix matrix, int label) => From(matrix[label, label], matrix.Predicted(label), matrix.Support(label));

    internal static ClassScores Of(ConfusionMatrix matrix, Average average) => average switch
    {
        Average.Binary => matrix.ClassCount <= 2
            ? matrix.ClassCount == 2 ? Of(matrix, 1) : From(0, 0, 0)
            : throw new ArgumentException($"Average.Binary is for the classes 0 and 1; here are {matrix.ClassCount} classes. Choose Micro, Macro or Weighted.", nameof(average)),
        Average.Micro => From(matrix.Correct, matrix.Total, matrix.Total),
        Average.Macro => Mean(matrix, _ => 1),
        Average.Weighted => Mean(matrix, scores => scores.Support),
        _ => throw new ArgumentOutOfRangeException(nameof(average), $"There is no average {(int)average}."),
    };

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    // Like scikit-learn, over the classes that occur in the truth or among the predictions.
    private static ClassScores Mean(ConfusionMatrix matrix, Func<ClassScores, double> weigh)
    {
        double precision = 0, recall = 0, f1 = 0, weights = 0;
        for (int label = 0; label < matrix.ClassCount; label++)
        {
            ClassScores scores = Of(matrix, label);
            if (scores.Support == 0 && matrix.Predicted(label) == 0)
            {
                continue;
            }

            double weight = weigh(scores);
            precision += weight * scores.Precision;
            recall += weight * scores.Recall;
            f1 += weight * scores.F1;
            weights += weight;
        }

        return new ClassScores(precision / weights, recall / weights, f1 / weights, matrix.Total);
    }

    /// <summary>Every member, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"ClassScores {{ Precision = {Precision}, Recall = {Recall}, F1 = {F1}, Support = {Support} }}");
}
