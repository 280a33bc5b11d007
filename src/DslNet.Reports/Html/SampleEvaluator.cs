using System.Globalization;

namespace DslNet.Reports;

/// <summary>Evaluates the samples of a set one by one: prediction and loss.</summary>
internal static class SampleEvaluator
{
    public static IEnumerable<SampleResult> Judge(INetwork network, SampleSet set, SampleSet? pictures)
    {
        if (pictures is not null && pictures.Count != set.Count)
        {
            throw new ArgumentException($"{pictures.Count} pictures came for {set.Count} samples.", nameof(pictures));
        }

        var results = new SampleResult[set.Count];
        float[] input = new float[set.InputSize];
        float[] output = new float[network.Info.Output.Size];
        double[] losses = network.SampleLosses(set);
        for (int row = 0; row < results.Length; row++)
        {
            set.CopyInputs(row, input);
            network.Predict(input, output);
            results[row] = new SampleResult(row, Truth(network.Info, set, row), Text(network.Info, set, output), losses[row], Shown(pictures, row) ?? [.. input]);
        }

        return results;
    }

    private static string Truth(NetworkInfo network, SampleSet set, int row) => set.HasLabels
        ? (uint)set.Labels[row] < (uint)set.ClassCount ? set.ClassNames[set.Labels[row]] : "no class"
        : Text(network, set, set.Targets.Slice(row * set.TargetSize, set.TargetSize), areTargets: true);

    /// <summary>Outputs, or targets of the same kind, as text: a class where they tell one.</summary>
    private static string Text(NetworkInfo network, SampleSet set, ReadOnlySpan<float> values, bool areTargets = false)
    {
        if (network.Loss == Loss.CrossEntropy && network.Output.Rank > 1)
        {
            return Classes(values, areTargets ? 1 : network.Output[1]);
        }

        if (network.Loss == Loss.CrossEntropy || (network.Loss == Loss.BinaryCrossEntropy && set.HasLabels))
        {
            int label = values.Length == 1 ? values[0] >= 0.5f ? 1 : 0 : Largest(values);
            return set.HasLabels ? set.ClassNames[label] : label.ToString(CultureInfo.InvariantCulture);
        }

        const int Most = 3;
        string text = string.Join(", ", values[..Math.Min(Most, values.Length)].ToArray().Select(value => PlotText.Number(value)));
        return values.Length > Most ? text + ", …" : text;
    }

    /// <summary>The classes of the first steps: targets, or those of the greatest probabilities.</summary>
    private static string Classes(ReadOnlySpan<float> values, int perStep)
    {
        const int Most = 12;
        int steps = values.Length / perStep;
        List<string> classes = [];
        for (int step = 0; step < Math.Min(Most, steps); step++)
        {
            ReadOnlySpan<float> own = values.Slice(step * perStep, perStep);
            classes.Add((perStep == 1 ? (int)own[0] : Largest(own)).ToString(CultureInfo.InvariantCulture));
        }

        return string.Join(" ", classes) + (steps > Most ? " …" : "");
    }

    private static int Largest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }

    private static float[]? Shown(SampleSet? pictures, int row)
    {
        if (pictures is null)
        {
            return null;
        }

        float[] values = new float[pictures.InputSize];
        pictures.CopyInputs(row, values);
        return values;
    }
}
