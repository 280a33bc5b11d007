namespace DslNet;

/// <summary>Validates the arrays of a set. Each message names the argument, the expected and the actual value.</summary>
internal static class SampleChecks
{
    public static void Classes(int classes)
    {
        if (classes < 2)
        {
            throw OutOfRange.Of(nameof(classes), classes, "At least two classes are needed.");
        }
    }

    public static void ClassNames(IReadOnlyList<string> classNames)
    {
        if (classNames.Count < 2)
        {
            throw new ArgumentException($"At least two classes are needed, {classNames.Count} came.", nameof(classNames));
        }

        for (int i = 0; i < classNames.Count; i++)
        {
            if (classNames[i] is null)
            {
                throw new ArgumentException($"The name of class {i} is null.", nameof(classNames));
            }
        }
    }

    public static void Inputs(int inputs, int count, string countedBy)
    {
        if (count == 0)
        {
            throw new ArgumentException("A set needs at least one row; none came.", countedBy);
        }

        if (inputs == 0 || inputs % count != 0)
        {
            throw new ArgumentException($"{inputs} input values are no whole number of features for {count} rows (counted by {countedBy}).", nameof(inputs));
        }
    }

    public static void Source(IRowSource inputs, int count, string countedBy)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (count == 0)
        {
            throw new ArgumentException("A set needs at least one row; none came.", countedBy);
        }

        if (inputs.Count != count)
        {
            throw new ArgumentException($"The source has {inputs.Count} rows, {countedBy} has {count}.", nameof(inputs));
        }

        if (inputs.RowSize <= 0)
        {
            throw new ArgumentException($"A row needs at least one value; the source's RowSize is {inputs.RowSize}.", nameof(inputs));
        }
    }

    public static int Targets(int targets, int targetSize)
    {
        if (targetSize <= 0)
        {
            throw OutOfRange.Of(nameof(targetSize), targetSize, "A row needs at least one target value.");
        }

        if (targets % targetSize != 0)
        {
            throw new ArgumentException($"{targets} target values are no whole number of rows of {targetSize}.", nameof(targets));
        }

        return targets / targetSize;
    }

    public static void Labels(ReadOnlySpan<int> labels, int classes, int? ignored)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes && labels[row] != ignored)
            {
                string none = ignored is { } label ? FormattableString.Invariant($", or {label} for none") : "";
                throw OutOfRange.Of(nameof(labels), labels[row], $"The label of row {row} must be in 0..{classes - 1} ({classes} classes){none}.");
            }
        }
    }

    public static void Weights(ReadOnlySpan<float> weights, int count, string each = "row")
    {
        if (weights.Length != count)
        {
            throw new ArgumentException($"{weights.Length} weights came for {count} rows; each {each} has one.", nameof(weights));
        }

        bool any = false;
        for (int row = 0; row < weights.Length; row++)
        {
            if (!float.IsFinite(weights[row]) || weights[row] < 0)
            {
                throw OutOfRange.Of(nameof(weights), weights[row], $"The weight of {each} {row} must be 0 or a positive number.");
            }

            any |= weights[row] > 0;
        }

        if (!any)
        {
            throw new ArgumentException($"All weights are 0; at least one {each} must count.", nameof(weights));
        }
    }

    public static string[] FeatureNames(IReadOnlyList<string>? featureNames, int inputSize)
    {
        if (featureNames is null)
        {
            return [];
        }

        if (featureNames.Count != inputSize)
        {
            throw new ArgumentException($"{featureNames.Count} feature names came for {inputSize} features.", nameof(featureNames));
        }

        return [.. featureNames];
    }
}
