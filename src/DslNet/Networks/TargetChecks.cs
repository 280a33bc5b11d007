namespace DslNet;

/// <summary>What targets of a loss over probabilities must be. With others it goes below zero, and training follows it there.</summary>
internal static class TargetChecks
{
    /// <summary>Distributions that were rounded to two digits are right; ones that aren't normalised are a mistake.</summary>
    private const double Tolerance = 0.01 + 1e-6;

    /// <summary>Checks the targets of a cross-entropy and of a binary cross-entropy; others may be any number. What isn't finite is told by training, with its place.</summary>
    /// <exception cref="ArgumentException">A target is outside 0..1, or a row of a cross-entropy's targets doesn't sum to 1.</exception>
    public static void Probabilities(NetworkInfo info, ReadOnlySpan<float> targets, string name)
    {
        if (info.Loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy))
        {
            return;
        }

        int width = info.Output.Size;
        for (int start = 0; start < targets.Length; start += width)
        {
            double sum = 0;
            ReadOnlySpan<float> row = targets.Slice(start, width);
            for (int i = 0; i < width; i++)
            {
                sum += row[i];
                if (float.IsFinite(row[i]) && row[i] is < 0 or > 1)
                {
                    throw new ArgumentException(FormattableString.Invariant($"Target value {i} of row {start / width} is {row[i]}; {info.Name} has the loss {info.Loss}, whose targets are probabilities, from 0 to 1. {TargetAdvice.Of(targets)}"), name);
                }
            }

            if (info.Loss == Loss.CrossEntropy && double.IsFinite(sum) && Math.Abs(sum - 1) > Tolerance)
            {
                throw new ArgumentException(FormattableString.Invariant($"The target values of row {start / width} sum to {sum:0.####}; {info.Name} has the loss {info.Loss}, for which each row is a distribution over the classes and sums to 1."), name);
            }
        }
    }
}
