namespace DslNet;

/// <summary>What the arguments of metrics must fulfil.</summary>
internal static class MetricChecks
{
    public static void Lengths(int truth, int predicted)
    {
        if (truth == 0)
        {
            throw new ArgumentException("At least one sample is needed; none came.", nameof(truth));
        }

        if (predicted != truth)
        {
            throw new ArgumentException($"{predicted} predictions came for {truth} true values.", nameof(predicted));
        }
    }

    public static void Outputs(int truth, int outputs)
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
