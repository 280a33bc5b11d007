using System.Globalization;

namespace DslNet;

/// <summary>Validates the arguments of metrics.</summary>
internal static class MetricChecks
{
    public static void Lengths(int truth, int predicted, string name = "predicted")
    {
        if (truth == 0)
        {
            throw new ArgumentException("At least one sample is needed; none came.", nameof(truth));
        }

        if (predicted != truth)
        {
            throw new ArgumentException($"{predicted} {(name == "predicted" ? "predictions" : name)} came for {truth} true values.", name);
        }
    }

    /// <summary>The number of classes of the scores: the columns, or two where a sample has a single score.</summary>
    public static int ClassesOf(int truth, int scores, string name)
    {
        if (truth == 0)
        {
            throw new ArgumentException("At least one sample is needed; none came.", nameof(truth));
        }

        if (scores == 0 || scores % truth != 0)
        {
            throw new ArgumentException($"{scores} {name} came for {truth} true values; the same number for each is expected, at least one.", name);
        }

        return Math.Max(2, scores / truth);
    }

    /// <summary>The scores a sample has: one for each class, or a single one where there are two classes.</summary>
    public static int Columns(int truth, int scores, int classes, string name)
    {
        if (scores == (long)truth * classes)
        {
            return classes;
        }

        if (classes == 2 && scores == truth)
        {
            return 1;
        }

        throw new ArgumentException($"{scores} {name} came for {truth} true values of {classes} classes; {(long)truth * classes} are expected.", name);
    }

    public static void Finite(ReadOnlySpan<float> values, int columns, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Finite numbers are expected; in row {i / columns}, column {i % columns}, came {values[i]}."), name);
            }
        }
    }

    public static void Probabilities(ReadOnlySpan<float> values, int columns, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not (>= 0 and <= 1))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A probability is in 0..1; in row {i / columns}, column {i % columns}, came {values[i]}."), name);
            }
        }
    }

    /// <summary>The exception for an average that isn't defined for classes.</summary>
    public static ArgumentException NotOfClasses(Average average) => average == Average.Samples
        ? new ArgumentException("Average.Samples is for samples with several labels each; here a sample has one class. Choose Micro, Macro or Weighted.", nameof(average))
        : new ArgumentOutOfRangeException(nameof(average), $"There is no average {(int)average}.");

    /// <summary>Validates indicators, row-major [samples × labels]; returns the number of samples.</summary>
    public static int LabelRows(ReadOnlySpan<int> truth, int labels)
    {
        if (truth.IsEmpty)
        {
            throw new ArgumentException("At least one sample is needed; none came.", nameof(truth));
        }

        if (labels <= 0 || truth.Length % labels != 0)
        {
            throw OutOfRange.Of(nameof(labels), labels, $"The number of labels a sample has must be at least 1 and divide the {truth.Length} values.");
        }

        Indicators(truth, nameof(truth));
        return truth.Length / labels;
    }

    public static void Indicators(ReadOnlySpan<int> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not (0 or 1))
            {
                throw OutOfRange.Of(name, values[i], $"A label is 1 where a sample has it and 0 where it hasn't; value {i} is neither.");
            }
        }
    }

    /// <summary>Validates a regression's values: equal lengths, whole rows, finite.</summary>
    public static void Numbers(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted, int outputs = 1)
    {
        Lengths(truth.Length, predicted.Length);
        Outputs(truth.Length, outputs);
        Finite(truth, outputs, nameof(truth));
        Finite(predicted, outputs, nameof(predicted));
    }

    private static void Outputs(int truth, int outputs)
    {
        if (outputs <= 0 || truth % outputs != 0)
        {
            throw OutOfRange.Of(nameof(outputs), outputs, $"The number of outputs a row must be at least 1 and divide the {truth} values.");
        }
    }

    public static void Classes(ReadOnlySpan<int> labels, int classes, string name)
    {
        foreach (int label in labels)
        {
            Class(label, classes, name);
        }
    }

    public static void Class(int label, int classes, string name)
    {
        if ((uint)label >= (uint)classes)
        {
            throw OutOfRange.Of(name, label, $"A class index must be in 0..{classes - 1}.");
        }
    }
}
