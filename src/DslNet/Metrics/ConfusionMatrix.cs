using System.Globalization;

namespace DslNet;

/// <summary>Counts of samples by true class (row) and predicted class (column), as scikit-learn's confusion_matrix. Prints as a table.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] counts;
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
        counts = new int[ClassCount * ClassCount];
        for (int i = 0; i < truth.Length; i++)
        {
            counts[(truth[i] * ClassCount) + predicted[i]]++;
        }

        Total = truth.Length;
    }

    /// <summary>Counts that were taken before, row-major.</summary>
    internal ConfusionMatrix(string[] classNames, int[] counts)
    {
        if (classNames.Length == 0 || counts.Length != classNames.Length * classNames.Length || counts.Any(count => count < 0))
        {
            throw new ArgumentException($"{counts.Length} counts, none of them negative, are no table of {classNames.Length} classes.", nameof(counts));
        }

        this.classNames = classNames;
        this.counts = counts;
        Total = counts.Sum();
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount => classNames.Length;

    /// <summary>The name of each class.</summary>
    public IReadOnlyList<string> ClassNames => classNames;

    /// <summary>The number of samples.</summary>
    public int Total { get; }

    /// <summary>The number of samples on the diagonal: those predicted rightly.</summary>
    public int Correct => Enumerable.Range(0, ClassCount).Sum(label => this[label, label]);

    /// <summary>The number of samples of class <paramref name="truth"/> that were taken for <paramref name="predicted"/>.</summary>
    /// <param name="truth">The true class index.</param>
    /// <param name="predicted">The predicted class index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int truth, int predicted]
    {
        get
        {
            MetricChecks.Class(truth, ClassCount, nameof(truth));
            MetricChecks.Class(predicted, ClassCount, nameof(predicted));
            return counts[(truth * ClassCount) + predicted];
        }
    }

    /// <summary>The number of samples that truly are of class <paramref name="label"/> (a row's sum).</summary>
    /// <param name="label">The class index.</param>
    public int Support(int label) => Enumerable.Range(0, ClassCount).Sum(predicted => this[label, predicted]);

    /// <summary>The number of samples that were taken for class <paramref name="label"/> (a column's sum).</summary>
    /// <param name="label">The class index.</param>
    public int Predicted(int label) => Enumerable.Range(0, ClassCount).Sum(truth => this[truth, label]);

    /// <summary>The table, with the names of the classes; a row is a true class, a column a predicted one.</summary>
    public override string ToString()
    {
        var table = new AlignedText();
        table.Add(["true \\ predicted", .. classNames]);
        for (int truth = 0; truth < ClassCount; truth++)
        {
            int row = truth;
            table.Add([classNames[truth], .. Enumerable.Range(0, ClassCount).Select(predicted => this[row, predicted].ToString(CultureInfo.InvariantCulture))]);
        }

        return table.ToString();
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
