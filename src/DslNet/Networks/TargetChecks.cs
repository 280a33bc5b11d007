namespace DslNet;

/// <summary>Validates targets of a loss over probabilities. With others the loss is unbounded below, and training diverges.</summary>
internal static class TargetChecks
{
    /// <summary>The tolerance of a row's sum: distributions rounded to two digits pass, unnormalized ones don't.</summary>
    private const double Tolerance = 0.01 + 1e-6;

    /// <summary>Checks the targets of a cross-entropy and of a binary cross-entropy; other losses take any. Non-finite ones are reported by training, with row and column.</summary>
    /// <exception cref="ArgumentException">A target is outside 0..1, or a row of a cross-entropy's targets doesn't sum to 1.</exception>
    public static void Probabilities(NetworkInfo info, ReadOnlySpan<float> targets, string name)
    {
        int width = info.Output.Size, first = 0;
        if (info.Loss != Loss.PerHead)
        {
            Probabilities(info, null, info.Loss, targets, first, width, name);
            return;
        }

        foreach (HeadInfo head in info.Heads)
        {
            Probabilities(info, head, head.Loss, targets, first, head.Shape.Size, name);
            first += head.Shape.Size;
        }
    }

    /// <param name="info">The network.</param>
    /// <param name="head">The output whose targets they are, where there are several.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="targets">Row-major.</param>
    /// <param name="first">The first that is its own.</param>
    /// <param name="size">How many are.</param>
    /// <param name="name">The parameter.</param>
    private static void Probabilities(NetworkInfo info, HeadInfo? head, Loss loss, ReadOnlySpan<float> targets, int first, int size, string name)
    {
        if (loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy))
        {
            return;
        }

        int width = info.Output.Size;
        for (int start = 0; start < targets.Length; start += width)
        {
            double sum = 0;
            ReadOnlySpan<float> row = targets.Slice(start + first, size);
            for (int i = 0; i < size; i++)
            {
                sum += row[i];
                if (float.IsFinite(row[i]) && row[i] is < 0 or > 1)
                {
                    throw new ArgumentException(FormattableString.Invariant($"Target value {first + i} of row {start / width} is {row[i]}; {Named(info, head)} has the loss {loss}, whose targets are probabilities, from 0 to 1. {TargetAdvice.Of(targets)}"), name);
                }
            }

            if (loss == Loss.CrossEntropy && double.IsFinite(sum) && Math.Abs(sum - 1) > Tolerance)
            {
                throw new ArgumentException(FormattableString.Invariant($"The target values of row {start / width} sum to {sum:0.####}; {Named(info, head)} has the loss {loss}, for which each row is a distribution over the classes and sums to 1."), name);
            }
        }
    }

    private static string Named(NetworkInfo info, HeadInfo? head) => head is null ? info.Name : $"{info.Name}'s output {head.Name}";
}
