namespace DslNet;

/// <summary>
/// Targets of <see cref="Loss.Ctc"/>: a row has places for labels, and then how many of them count. Kernels read labels as indices, so that every pass checks
/// them before.
/// </summary>
internal static class CtcTargets
{
    /// <summary>The labels of a row that count.</summary>
    public static int[] LabelsOf(ReadOnlySpan<float> row)
    {
        int[] labels = new int[(int)row[^1]];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (int)row[i];
        }

        return labels;
    }

    /// <summary>Checks whole rows. What stands behind the labels that count may be anything.</summary>
    /// <exception cref="ArgumentException">A row's number of labels, or a label, is out of range or no whole number.</exception>
    public static void Check(NetworkInfo info, ReadOnlySpan<float> targets, string name)
    {
        int width = info.TargetSize, most = width - 1, classes = info.Output[info.Output.Rank - 1];
        for (int start = 0; start < targets.Length; start += width)
        {
            float count = targets[start + most];
            if (!IsWhole(count, 0, most))
            {
                throw new ArgumentException(FormattableString.Invariant($"The last of the {width} target values of row {start / width} is how many labels the row has, and {count}; {info.Name} takes 0 to {most}. (MaxLabels of its [Network] attribute sets the most.)"), name);
            }

            for (int i = 0; i < (int)count; i++)
            {
                if (!IsWhole(targets[start + i], 1, classes - 1))
                {
                    throw new ArgumentException(FormattableString.Invariant($"Label {i} of row {start / width} is {targets[start + i]}; {info.Name} has labels from 1 to {classes - 1}, and 0 is the blank."), name);
                }
            }
        }
    }

    private static bool IsWhole(float number, int least, int most) => number >= least && number <= most && number == MathF.Floor(number);
}
