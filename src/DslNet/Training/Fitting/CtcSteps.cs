namespace DslNet;

/// <summary>
/// Rows of <see cref="Loss.Ctc"/> whose steps are too few for their labels have a probability of 0, and so an infinite loss, which would end a training. Each
/// label takes a step, and so does the blank between two that are equal.
/// </summary>
internal static class CtcSteps
{
    /// <summary>Validates a whole set, as far as its lengths are in memory. Other losses take any.</summary>
    /// <param name="info">The network; its loss fits the set.</param>
    /// <param name="set">The set.</param>
    /// <param name="name">The set's parameter.</param>
    /// <param name="augmented">Whether an augmentation makes the rows, and so their lengths.</param>
    /// <exception cref="ArgumentException">A row has more labels than its steps can have.</exception>
    public static void Check(NetworkInfo info, SampleSet set, string name, bool augmented)
    {
        if (info.Loss != Loss.Ctc)
        {
            return;
        }

        int most = info.Output[0];
        StepCount? counted = set.InMemory && !augmented ? info.Steps : null;
        for (int row = 0; row < set.Count; row++)
        {
            int[] labels = CtcTargets.LabelsOf(set.Targets.Slice(row * set.TargetSize, set.TargetSize));
            int repeats = labels.Zip(labels.Skip(1)).Count(pair => pair.First == pair.Second), needed = labels.Length + repeats;
            int steps = counted?.Of(set.Inputs.Slice(row * set.InputSize, set.InputSize)) ?? most;
            if (steps < needed)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Row {row} has {labels.Length} labels, which need at least {needed} steps: one for each{(repeats > 0 ? $", and {repeats} for a blank between equal ones" : "")}. It has {steps}, so that its loss would be infinite. Leave such rows out, or give {info.Name} more steps."), name);
            }
        }
    }
}
