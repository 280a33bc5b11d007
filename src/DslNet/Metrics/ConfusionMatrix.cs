using System.Globalization;

namespace DslNet;

/// <summary>Counts of samples by true class (row) and predicted class (column), as scikit-learn's confusion_matrix. Prints as a table.</summary>
public sealed class ConfusionMatrix
{
    private const int LargestTable = 100, MostConfusions = 20;

    private readonly ConfusionCounts counts;
    private readonly int[] support, predicted;
    private readonly string[] classNames;

    /// <summary>Counts a set of predictions.</summary>
    /// <param name="truth">The true class index of each sample.</param>
    /// <param name="predicted">The predicted class index of each sample; as long as <paramref name="truth"/>.</param>
    /// <param name="classNames">The name of each class; null: "0", "1", … up to the highest index that occurs.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, or an index that has no class.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, IReadOnlyList<string>? classNames = null)
    {
        MetricChecks.Lengths(truth.Length, predicted.Length);
        this.classNames = classNames is null
            ? [.. Enumerable.Range(0, 1 + Math.Max(Highest(truth), Highest(predicted))).Select(label => label.ToString(CultureInfo.InvariantCulture))]
            : [.. classNames];
        MetricChecks.Classes(truth, ClassCount, nameof(truth));
        MetricChecks.Classes(predicted, ClassCount, nameof(predicted));
        counts = new ConfusionCounts(truth, predicted, ClassCount);
        (support, this.predicted) = (new int[ClassCount], new int[ClassCount]);
        (Total, Correct) = AddUp();
    }

    /// <summary>Of no samples: means over samples are NaN.</summary>
    internal ConfusionMatrix(IReadOnlyList<string> classNames)
    {
        this.classNames = [.. classNames];
        counts = new ConfusionCounts([], [], ClassCount);
        (support, predicted) = (new int[ClassCount], new int[ClassCount]);
    }

    /// <summary>From given counts, row-major.</summary>
    internal ConfusionMatrix(string[] classNames, int[] counts)
    {
        if (classNames.Length == 0 || counts.Length != (long)classNames.Length * classNames.Length || counts.Any(count => count < 0))
        {
            throw new ArgumentException($"{counts.Length} counts, none of them negative, are no table of {classNames.Length} classes.", nameof(counts));
        }

        this.classNames = classNames;
        this.counts = new ConfusionCounts(counts, classNames.Length);
        (support, predicted) = (new int[ClassCount], new int[ClassCount]);
        (Total, Correct) = AddUp();
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount => classNames.Length;

    /// <summary>The name of each class.</summary>
    public IReadOnlyList<string> ClassNames => classNames;

    /// <summary>The number of samples.</summary>
    public int Total { get; }

    /// <summary>The number of samples on the diagonal: those predicted correctly.</summary>
    public int Correct { get; }

    /// <summary>The number of samples of class <paramref name="truth"/> predicted as <paramref name="predicted"/>.</summary>
    /// <param name="truth">The true class index.</param>
    /// <param name="predicted">The predicted class index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int truth, int predicted]
    {
        get
        {
            MetricChecks.Class(truth, ClassCount, nameof(truth));
            MetricChecks.Class(predicted, ClassCount, nameof(predicted));
            return counts[truth, predicted];
        }
    }

    /// <summary>The number of samples of class <paramref name="label"/> (a row's sum).</summary>
    /// <param name="label">The class index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int Support(int label)
    {
        MetricChecks.Class(label, ClassCount, nameof(label));
        return support[label];
    }

    /// <summary>The number of samples predicted as class <paramref name="label"/> (a column's sum).</summary>
    /// <param name="label">The class index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int Predicted(int label)
    {
        MetricChecks.Class(label, ClassCount, nameof(label));
        return predicted[label];
    }

    /// <summary>The non-zero cells, row by row: at most as many as samples.</summary>
    public IEnumerable<(int Truth, int Predicted, int Count)> NonZero() => counts.NonZero();

    /// <summary>
    /// The table, with the names of the classes; a row is a true class, a column a predicted one. Of more than 100 classes: how many
    /// samples are on the diagonal, and the 20 confusions that are the most frequent.
    /// </summary>
    public override string ToString()
    {
        var table = new AlignedText();
        if (ClassCount > LargestTable)
        {
            table.Add(["true", "predicted", "samples"]);
            foreach ((int truth, int label, int count) in NonZero().Where(cell => cell.Truth != cell.Predicted).OrderByDescending(cell => cell.Count).Take(MostConfusions))
            {
                table.Add([classNames[truth], classNames[label], count.ToString(CultureInfo.InvariantCulture)]);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{ClassCount} classes, {Correct} of {Total} samples on the diagonal; the most frequent confusions:\n{table}");
        }

        table.Add(["true \\ predicted", .. classNames]);
        for (int truth = 0; truth < ClassCount; truth++)
        {
            int row = truth;
            table.Add([classNames[truth], .. Enumerable.Range(0, ClassCount).Select(predicted => this[row, predicted].ToString(CultureInfo.InvariantCulture))]);
        }

        return table.ToString();
    }

    private (int Total, int Correct) AddUp()
    {
        int total = 0, correct = 0;
        foreach ((int truth, int label, int count) in counts.NonZero())
        {
            support[truth] += count;
            predicted[label] += count;
            total = checked(total + count);
            correct += truth == label ? count : 0;
        }

        return (total, correct);
    }

    private static int Highest(ReadOnlySpan<int> labels)
    {
        int highest = 0;
        foreach (int label in labels)
        {
            highest = Math.Max(highest, label);
        }

        return highest;
    }
}
