using System.Globalization;

namespace DslNet;

/// <summary>How well classes were predicted. Prints as a table, a line a class.</summary>
public sealed class ClassificationReport
{
    /// <summary>Derives the scores from the counts.</summary>
    /// <param name="confusionMatrix">The counts.</param>
    public ClassificationReport(ConfusionMatrix confusionMatrix)
    {
        ArgumentNullException.ThrowIfNull(confusionMatrix);
        ConfusionMatrix = confusionMatrix;
        Accuracy = (double)confusionMatrix.Correct / confusionMatrix.Total;
        Classes = [.. Enumerable.Range(0, confusionMatrix.ClassCount).Select(label => ClassScores.Of(confusionMatrix, label))];
        Micro = ClassScores.Of(confusionMatrix, Average.Micro);
        Macro = ClassScores.Of(confusionMatrix, Average.Macro);
        Weighted = ClassScores.Of(confusionMatrix, Average.Weighted);
    }

    /// <summary>The share of samples whose class was predicted rightly.</summary>
    public double Accuracy { get; }

    /// <summary>The scores of each class, by class index.</summary>
    public IReadOnlyList<ClassScores> Classes { get; }

    /// <summary>The scores from the counts of all classes together.</summary>
    public ClassScores Micro { get; }

    /// <summary>The plain mean of the classes' scores, over the classes that occur.</summary>
    public ClassScores Macro { get; }

    /// <summary>The mean of the classes' scores, weighted by their true samples.</summary>
    public ClassScores Weighted { get; }

    /// <summary>Counts by true class (row) and predicted class (column).</summary>
    public ConfusionMatrix ConfusionMatrix { get; }

    /// <summary>Of those taken for a class, the share that truly are.</summary>
    /// <param name="average">How several classes become one number.</param>
    public double Precision(Average average = Average.Macro) => ClassScores.Of(ConfusionMatrix, average).Precision;

    /// <summary>Of those that truly are of a class, the share that was found.</summary>
    /// <param name="average">How several classes become one number.</param>
    public double Recall(Average average = Average.Macro) => ClassScores.Of(ConfusionMatrix, average).Recall;

    /// <summary>The harmonic mean of precision and recall.</summary>
    /// <param name="average">How several classes become one number.</param>
    public double F1(Average average = Average.Macro) => ClassScores.Of(ConfusionMatrix, average).F1;

    /// <summary>The table: a line a class, then accuracy and averages.</summary>
    public override string ToString()
    {
        var table = new AlignedText();
        table.Add(["", "precision", "recall", "F1", "support"]);
        for (int label = 0; label < Classes.Count; label++)
        {
            table.Add(Line(ConfusionMatrix.ClassNames[label], Classes[label]));
        }

        table.Add(["accuracy", "", "", Accuracy.ToString("0.000", CultureInfo.InvariantCulture), ConfusionMatrix.Total.ToString(CultureInfo.InvariantCulture)]);
        table.Add(Line("macro average", Macro));
        table.Add(Line("weighted average", Weighted));
        return table.ToString();
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
