using System.Globalization;

namespace DslNet;

/// <summary>The metrics of a classifier. Prints as a table, a line per class.</summary>
public sealed class ClassificationReport
{
    private readonly ClassRanking? ranking;
    private readonly ConfusionMatrix? counts;

    /// <summary>Computes the scores from the counts; without ROC curves, which need scores per sample.</summary>
    /// <param name="confusionMatrix">The counts.</param>
    public ClassificationReport(ConfusionMatrix confusionMatrix)
    {
        ArgumentNullException.ThrowIfNull(confusionMatrix);
        counts = confusionMatrix;
        Summary = ClassSummary.Of(confusionMatrix);
        Classes = [.. Enumerable.Range(0, confusionMatrix.ClassCount).Select(label => ClassScores.Of(confusionMatrix, label))];
    }

    /// <summary>A report of an epoch whose counts weren't kept.</summary>
    internal ClassificationReport(ClassSummary summary)
    {
        Summary = summary;
        Classes = [];
    }

    /// <summary>The same, with scores, from which the ROC curves are computed on first use.</summary>
    /// <param name="confusionMatrix">The counts.</param>
    /// <param name="truth">The true class index of each sample; as many as were counted; copied.</param>
    /// <param name="scores">Row-major [samples × classes], a column a class; of two classes class 1's alone will do. Finite; copied.</param>
    /// <exception cref="ArgumentException">A length that doesn't fit, an index that has no class, or a score that isn't finite.</exception>
    public ClassificationReport(ConfusionMatrix confusionMatrix, ReadOnlySpan<int> truth, ReadOnlySpan<float> scores)
        : this(confusionMatrix)
    {
        if (truth.Length != confusionMatrix.Total)
        {
            throw new ArgumentException($"{truth.Length} true values came for a confusion matrix of {confusionMatrix.Total} samples.", nameof(truth));
        }

        ranking = new ClassRanking(truth, scores, confusionMatrix.ClassCount);
    }

    /// <summary>The fraction of samples predicted correctly: accuracy.</summary>
    public double Accuracy => (double)Summary.Correct / Summary.Total;

    /// <summary>The scores of each class, by class index; empty where the counts weren't kept, see <see cref="HasCounts"/>.</summary>
    public IReadOnlyList<ClassScores> Classes { get; }

    /// <summary>The scores from the counts of all classes together.</summary>
    public ClassScores Micro => Summary.Micro;

    /// <summary>The unweighted mean of the classes' scores, over the classes that occur.</summary>
    public ClassScores Macro => Summary.Macro;

    /// <summary>The mean of the classes' scores, weighted by their true samples.</summary>
    public ClassScores Weighted => Summary.Weighted;

    /// <summary>
    /// Whether <see cref="ConfusionMatrix"/> and <see cref="Classes"/> are available. An evaluation always has them; of the epochs of a
    /// <see cref="History"/>, the last and the best one do, so that a long training of many classes doesn't hold a table for each epoch.
    /// </summary>
    public bool HasCounts => counts is not null;

    /// <summary>Counts by true class (row) and predicted class (column).</summary>
    /// <exception cref="InvalidOperationException">They weren't kept, see <see cref="HasCounts"/>.</exception>
    public ConfusionMatrix ConfusionMatrix => counts
        ?? throw new InvalidOperationException($"The counts of this epoch weren't kept: a {nameof(History)} has those of its last and of its best epoch. {nameof(ITrainingProgress)}.{nameof(ITrainingProgress.EpochEnded)} gets them for each epoch.");

    /// <summary>The part whose size doesn't depend on the number of classes.</summary>
    internal ClassSummary Summary { get; }

    /// <summary>Precision: the fraction of the samples predicted as a class that belong to it.</summary>
    /// <param name="average">How the classes' scores are averaged.</param>
    public double Precision(Average average = Average.Macro) => Summary[average].Precision;

    /// <summary>Recall: the fraction of the samples of a class that are predicted as it.</summary>
    /// <param name="average">How the classes' scores are averaged.</param>
    public double Recall(Average average = Average.Macro) => Summary[average].Recall;

    /// <summary>F1, the harmonic mean of precision and recall.</summary>
    /// <param name="average">How the classes' scores are averaged.</param>
    public double F1(Average average = Average.Macro) => Summary[average].F1;

    /// <summary>
    /// The ROC curve of each class against the rest, by class index; empty where there are no scores to rank: in a report from counts
    /// alone (such as those of a <see cref="History"/>, which keeps no scores), or where a network's outputs weren't all finite.
    /// </summary>
    public IReadOnlyList<RocCurve> RocCurves => ranking?.Curves ?? [];

    /// <summary>
    /// The area under the ROC curve: of class 1 where there are two classes, else one-vs-rest as <see cref="Metrics.RocAuc(ReadOnlySpan{int}, ReadOnlySpan{float}, Average)"/> says.
    /// NaN where it is undefined, because a class has no samples or all of them.
    /// </summary>
    /// <param name="average">How the classes' scores are averaged.</param>
    /// <exception cref="InvalidOperationException">There are no scores to rank, see <see cref="RocCurves"/>.</exception>
    public double Auc(Average average = Average.Macro) => ranking is not null
        ? ranking.Auc(average)
        : throw new InvalidOperationException("This report has no scores to rank, and so no AUC: it was made from counts alone, or the network's outputs were not all finite.");

    /// <summary>
    /// The precision-recall curve of each class against the rest, by class index, which also chooses thresholds; empty where
    /// <see cref="RocCurves"/> is. With one score a sample, the thresholds of class 0 are those of the negative score.
    /// </summary>
    public IReadOnlyList<PrecisionRecallCurve> PrecisionRecallCurves => ranking?.PrecisionRecallCurves ?? [];

    /// <summary>The average precision: of class 1 where there are two classes, else one-vs-rest as <see cref="Metrics.AveragePrecision(ReadOnlySpan{int}, ReadOnlySpan{float}, Average)"/> says.</summary>
    /// <param name="average">How the classes' scores are averaged.</param>
    /// <exception cref="InvalidOperationException">There are no scores to rank, see <see cref="RocCurves"/>.</exception>
    public double AveragePrecision(Average average = Average.Macro) => ranking is not null
        ? ranking.AveragePrecision(average)
        : throw new InvalidOperationException("This report has no scores to rank, and so no average precision: it was made from counts alone, or the network's outputs were not all finite.");

    /// <summary>The Brier score, as <see cref="Metrics.BrierScore"/>.</summary>
    /// <exception cref="InvalidOperationException">There are no scores, see <see cref="RocCurves"/>, or they aren't probabilities.</exception>
    public double BrierScore() => Probabilities().BrierScore();

    /// <summary>The observed frequency of a class over its predicted probability; see <see cref="DslNet.ReliabilityCurve"/>.</summary>
    /// <param name="label">The class index.</param>
    /// <param name="bins">The number of bins; at least 1.</param>
    /// <param name="strategy">How probabilities are binned.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or strategy, or there are no bins.</exception>
    /// <exception cref="InvalidOperationException">There are no scores, see <see cref="RocCurves"/>, or they aren't probabilities.</exception>
    public ReliabilityCurve ReliabilityCurve(int label = 1, int bins = 5, BinStrategy strategy = BinStrategy.Uniform)
    {
        MetricChecks.Class(label, ConfusionMatrix.ClassCount, nameof(label));
        return Probabilities().ReliabilityCurve(label, bins, strategy);
    }

    /// <summary>The Matthews correlation coefficient, as <see cref="Metrics.MatthewsCorrelation"/>.</summary>
    /// <exception cref="InvalidOperationException">The counts weren't kept, see <see cref="HasCounts"/>.</exception>
    public double MatthewsCorrelation() => new Agreement(ConfusionMatrix).MatthewsCorrelation();

    /// <summary>Cohen's kappa, as <see cref="Metrics.CohenKappa"/>.</summary>
    /// <param name="weights">The weighting of disagreements.</param>
    /// <exception cref="InvalidOperationException">The counts weren't kept, see <see cref="HasCounts"/>.</exception>
    public double CohenKappa(KappaWeights weights = KappaWeights.None) => new Agreement(ConfusionMatrix).CohenKappa(weights);

    /// <summary>Balanced accuracy, the mean recall of the classes that occur, as <see cref="Metrics.BalancedAccuracy"/>.</summary>
    /// <param name="adjusted">Whether it is scaled so that chance is 0 and perfect 1.</param>
    /// <exception cref="InvalidOperationException">The counts weren't kept, see <see cref="HasCounts"/>.</exception>
    public double BalancedAccuracy(bool adjusted = false) => new Agreement(ConfusionMatrix).BalancedAccuracy(adjusted);

    /// <summary>The table: a line a class, then accuracy, AUC where there are scores, and averages.</summary>
    public override string ToString()
    {
        var table = new AlignedText();
        table.Add(["", "precision", "recall", "F1", "support"]);
        for (int label = 0; label < Classes.Count; label++)
        {
            table.Add(Line(ConfusionMatrix.ClassNames[label], Classes[label]));
        }

        table.Add(["accuracy", "", "", Accuracy.ToString("0.000", CultureInfo.InvariantCulture), Summary.Total.ToString(CultureInfo.InvariantCulture)]);
        if (ranking is not null)
        {
            table.Add(["AUC", "", "", Auc().ToString("0.000", CultureInfo.InvariantCulture)]);
        }

        table.Add(Line("macro average", Macro));
        table.Add(Line("weighted average", Weighted));
        return table.ToString();
    }

    internal ClassificationReport WithoutCounts() => HasCounts ? new ClassificationReport(Summary) : this;

    private ClassRanking Probabilities() => ranking is { AreProbabilities: true } probabilities
        ? probabilities
        : throw new InvalidOperationException($"This report has no probabilities: {(ranking is null ? "it was made from counts alone, or the network's outputs were not all finite" : "some scores lie outside 0..1")}.");

    private static string[] Line(string name, ClassScores scores) =>
    [
        name,
        scores.Precision.ToString("0.000", CultureInfo.InvariantCulture),
        scores.Recall.ToString("0.000", CultureInfo.InvariantCulture),
        scores.F1.ToString("0.000", CultureInfo.InvariantCulture),
        scores.Support.ToString(CultureInfo.InvariantCulture),
    ];
}
