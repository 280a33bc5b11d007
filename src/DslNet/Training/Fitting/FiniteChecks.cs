namespace DslNet;

/// <summary>Refuses non-finite values in evaluation: NaN compares greater than nothing, so that the argmax of a row of NaN would be class 0.</summary>
internal static class FiniteChecks
{
    /// <exception cref="ArgumentException">An input isn't finite; the message names it and its value.</exception>
    public static void Inputs(SampleSet set, ReadOnlySpan<float> inputs, int first)
    {
        (int row, int column) = NonFinite.Find(inputs, set.InputSize);
        if (row >= 0)
        {
            string name = set.FeatureNames.Count > 0 ? $" ({OutsideText.Name(set.FeatureNames[column])})" : "";
            throw new ArgumentException(
                FormattableString.Invariant($"Feature {column}{name} of row {first + row} of the {NameOf(set)} is {inputs[(row * set.InputSize) + column]}; finite numbers are expected. Leave such rows out, or fill them in (an Imputer does)."), nameof(set));
        }
    }

    /// <exception cref="ArgumentException">A target isn't finite; the message names it and its value.</exception>
    public static void Targets(SampleSet set, string name)
    {
        (int row, int column) = NonFinite.Find(set.Targets, set.TargetSize);
        if (row >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Target value {column} of row {row} of the {NameOf(set)} is {set.Targets[(row * set.TargetSize) + column]}; finite numbers are expected."), name);
        }
    }

    /// <exception cref="InvalidOperationException">An output isn't finite; the message names the first, and the number of rows affected.</exception>
    public static void Outputs(NetworkInfo info, ReadOnlySpan<float> outputs)
    {
        int width = info.Output.Size;
        (int row, int column) = NonFinite.Find(outputs, width);
        if (row < 0)
        {
            return;
        }

        int rows = 0;
        for (int start = 0; start < outputs.Length; start += width)
        {
            rows += NonFinite.IndexOf(outputs.Slice(start, width)) >= 0 ? 1 : 0;
        }

        throw new InvalidOperationException(
            FormattableString.Invariant($"{info.Name} gives {outputs[(row * width) + column]} as output {column} of row {row}, and numbers that aren't finite for {rows} of {outputs.Length / width} rows in all: they can't be scored. All inputs are finite, so look at its parameters."));
    }

    /// <summary>The set's name in messages.</summary>
    private static string NameOf(SampleSet set) => set switch
    {
        TrainingSet => "training set",
        ValidationSet => "validation set",
        TestSet => "test set",
        _ => "dataset",
    };
}
