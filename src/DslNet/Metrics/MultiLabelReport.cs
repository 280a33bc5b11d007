using System.Globalization;

namespace DslNet;

/// <summary>
/// The metrics of a multi-label classifier: per label and averaged, as scikit-learn's
/// classification_report of an indicator matrix with zero_division=0. Prints as a table, a line a label.
/// </summary>
public sealed class MultiLabelReport
{
    private const int LargestTable = 100;

    private readonly LabelRanking? ranking;

    /// <summary>Counts predictions; without curves, which need scores.</summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels].</param>
    /// <param name="predicted">The same of the predictions; as many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="labelNames">The name of each label; null: "0", "1", ….</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, a value other than 0 and 1, or another number of names.</exception>
    public MultiLabelReport(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int labels, IReadOnlyList<string>? labelNames = null)
    {
        LabelCounts counts = LabelCounts.Of(truth, predicted, labels);
        LabelNames = Names(labels, labelNames);
        Labels = counts.Labels;
        Summary = counts.Summary;
    }

    /// <summary>The same, with scores, from which the curves are computed on first use.</summary>
    /// <param name="truth">1 where a sample has a label, else 0; row-major [samples × labels]; copied.</param>
    /// <param name="predicted">The same of the predictions; as many.</param>
    /// <param name="scores">The score of each sample for each label; finite; as many; copied.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="labelNames">The name of each label; null: "0", "1", ….</param>
    /// <exception cref="ArgumentException">No samples, lengths that don't fit, a value other than 0 and 1, a score that isn't finite, or another number of names.</exception>
    public MultiLabelReport(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, ReadOnlySpan<float> scores, int labels, IReadOnlyList<string>? labelNames = null)
        : this(truth, predicted, labels, labelNames) => ranking = new LabelRanking(truth, scores, labels);

    internal MultiLabelReport(MultiLabelSummary summary)
    {
        Summary = summary;
        Labels = [];
        LabelNames = [];
    }

    /// <summary>The name of each label; empty where the labels weren't kept.</summary>
    public IReadOnlyList<string> LabelNames { get; }

    /// <summary>The scores of each label, in order. Empty in a <see cref="History"/>, which keeps the averages of each epoch.</summary>
    public IReadOnlyList<ClassScores> Labels { get; }

    /// <summary>The scores from the counts of all labels together.</summary>
    public ClassScores Micro => Summary.Micro;

    /// <summary>The unweighted mean of the labels' scores, those of labels that never occur (0) among them.</summary>
    public ClassScores Macro => Summary.Macro;

    /// <summary>The mean of the labels' scores, weighted by how often each truly occurs.</summary>
    public ClassScores Weighted => Summary.Weighted;

    /// <summary>The mean over the samples of what each scores by its own labels; the support is that of all labels.</summary>
    public ClassScores Samples => Summary.Samples;

    /// <summary>Subset accuracy: the fraction of samples all of whose labels are predicted correctly (scikit-learn's accuracy_score of indicators).</summary>
    public double SubsetAccuracy => Summary.SubsetAccuracy;

    /// <summary>Hamming loss: the fraction of all labels of all samples predicted wrongly.</summary>
    public double HammingLoss => Summary.HammingLoss;

    /// <summary>The number of samples.</summary>
    public int Count => Summary.Count;

    internal MultiLabelSummary Summary { get; }

    /// <summary>Precision: the fraction of the predicted labels that samples have.</summary>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="ArgumentException">Another average.</exception>
    public double Precision(Average average = Average.Macro) => Summary[average].Precision;

    /// <summary>Recall: the fraction of the samples' labels that are predicted.</summary>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="ArgumentException">Another average.</exception>
    public double Recall(Average average = Average.Macro) => Summary[average].Recall;

    /// <summary>F1, the harmonic mean of precision and recall.</summary>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples; Macro, Weighted and Samples are means of F1 values.</param>
    /// <exception cref="ArgumentException">Another average.</exception>
    public double F1(Average average = Average.Macro) => Summary[average].F1;

    /// <summary>The ROC curve of each label; empty where there are no scores to rank.</summary>
    public IReadOnlyList<RocCurve> RocCurves => ranking?.RocCurves ?? [];

    /// <summary>The precision-recall curve of each label; empty where there are no scores to rank.</summary>
    public IReadOnlyList<PrecisionRecallCurve> PrecisionRecallCurves => ranking?.PrecisionRecallCurves ?? [];

    /// <summary>The area under the ROC curve, averaged as <see cref="Metrics.RocAuc(ReadOnlySpan{int}, ReadOnlySpan{float}, int, Average)"/>.</summary>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="InvalidOperationException">There are no scores to rank.</exception>
    public double Auc(Average average = Average.Macro) => Ranking.Auc(average);

    /// <summary>The average precision, averaged as <see cref="Metrics.AveragePrecision(ReadOnlySpan{int}, ReadOnlySpan{float}, int, Average)"/>.</summary>
    /// <param name="average">How the labels' scores are averaged: Micro, Macro, Weighted or Samples.</param>
    /// <exception cref="InvalidOperationException">There are no scores to rank.</exception>
    public double AveragePrecision(Average average = Average.Macro) => Ranking.AveragePrecision(average);

    private LabelRanking Ranking => ranking ?? throw new InvalidOperationException("This report has no scores to rank: it was made from predictions alone, or the network's outputs were not all finite.");

    /// <summary>The table: a line a label (of up to 100), then the averages, subset accuracy and Hamming loss.</summary>
    public override string ToString()
    {
        var table = new AlignedText();
        table.Add(["", "precision", "recall", "F1", "support"]);
        for (int label = 0; label < Labels.Count && Labels.Count <= LargestTable; label++)
        {
            table.Add(Line(LabelNames[label], Labels[label]));
        }

        table.Add(Line("micro average", Micro));
        table.Add(Line("macro average", Macro));
        table.Add(Line("weighted average", Weighted));
        table.Add(Line("samples average", Samples));
        table.Add(["subset accuracy", "", "", SubsetAccuracy.ToString("0.000", CultureInfo.InvariantCulture), Count.ToString(CultureInfo.InvariantCulture)]);
        table.Add(["Hamming loss", "", "", HammingLoss.ToString("0.000", CultureInfo.InvariantCulture)]);
        return table.ToString();
    }

    internal MultiLabelReport WithoutLabels() => Labels.Count > 0 ? new MultiLabelReport(Summary) : this;

    private static IReadOnlyList<string> Names(int labels, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return [.. Enumerable.Range(0, labels).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        }

        return names.Count == labels ? [.. names] : throw new ArgumentException($"{names.Count} names came for {labels} labels.", "labelNames");
    }

    private static string[] Line(string name, ClassScores scores) =>
    [
        name,
        scores.Precision.ToString("0.000", CultureInfo.InvariantCulture),
        scores.Recall.ToString("0.000", CultureInfo.InvariantCulture),
        scores.F1.ToString("0.000", CultureInfo.InvariantCulture),
        scores.Support.ToString(CultureInfo.InvariantCulture),
    ];
}
