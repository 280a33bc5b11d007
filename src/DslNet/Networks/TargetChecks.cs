namespace DslNet;

/// <summary>Validates targets of a loss over probabilities. With others the loss is unbounded below, and training diverges.</summary>
internal static class TargetChecks
{
    /// <summary>The tolerance of a row's sum: distributions rounded to two digits pass, unnormalized ones don't.</summary>
    private const double Tolerance = 0.01 + 1e-6;

    /// <summary>
    /// Checks the targets of a cross-entropy and of a binary cross-entropy; other losses take any, and those of steps are classes (see <see cref="StepTargets"/>).
    /// Non-finite ones are reported by training, with row and column.
    /// </summary>
    /// <param name="info">The network.</param>
    /// <param name="input">The rows of the input, which have their lengths; empty where they aren't at hand: targets that only they can tell to count aren't checked.</param>
    /// <param name="targets">[rows × target size].</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">A target is outside 0..1, or a row of a cross-entropy's targets doesn't sum to 1.</exception>
    public static void Probabilities(NetworkInfo info, ReadOnlySpan<float> input, ReadOnlySpan<float> targets, string name)
    {
        foreach (TargetPart part in TargetPart.Of(info))
        {
            if (part.Info.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy && !StepTargets.AreClasses(part.Info) && (part.Info.Steps is null || !input.IsEmpty))
            {
                Probabilities(info, part, input, targets, name);
            }
        }
    }

    private static void Probabilities(NetworkInfo info, TargetPart part, ReadOnlySpan<float> input, ReadOnlySpan<float> targets, string name)
    {
        int width = info.TargetSize, inputs = input.IsEmpty ? 0 : info.Input.Size;
        for (int number = 0; number * width < targets.Length; number++)
        {
            double sum = 0;
            ReadOnlySpan<float> row = part.CountedOf(input.Slice(number * inputs, inputs), targets.Slice(number * width, width));
            for (int i = 0; i < row.Length; i++)
            {
                sum += row[i];
                if (float.IsFinite(row[i]) && row[i] is < 0 or > 1)
                {
                    throw new ArgumentException(FormattableString.Invariant($"Target value {part.First + i} of row {number} is {row[i]}; {Named(info, part.Head)} has the loss {part.Info.Loss}, whose targets are probabilities, from 0 to 1. {TargetAdvice.Of(targets)}"), name);
                }
            }

            if (part.Info.Loss == Loss.CrossEntropy && double.IsFinite(sum) && Math.Abs(sum - 1) > Tolerance)
            {
                throw new ArgumentException(FormattableString.Invariant($"The target values of row {number} sum to {sum:0.####}; {Named(info, part.Head)} has the loss {part.Info.Loss}, for which each row is a distribution over the classes and sums to 1."), name);
            }
        }
    }

    private static string Named(NetworkInfo info, HeadInfo? head) => head is null ? info.Name : $"{info.Name}'s output {head.Name}";
}
