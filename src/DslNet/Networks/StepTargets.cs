namespace DslNet;

/// <summary>
/// Targets of losses of the steps of a sequence. A step counts where it is before its row's length and, with classes, where its class isn't the ignored one; the
/// targets of other steps may be anything. Kernels read classes as indices, so that every pass checks them before.
/// </summary>
internal static class StepTargets
{
    /// <summary>Whether a target is the class of each step.</summary>
    public static bool AreClasses(NetworkInfo info) => info.Loss == Loss.CrossEntropy && info.Output.Rank > 1;

    /// <summary>How many steps of a row the loss is a mean over; null where it is over all, and of a loss that is none over steps.</summary>
    public static StepCount? Steps(NetworkInfo info) => info.Loss is Loss.None or Loss.Ctc ? null : info.Steps;

    /// <summary>Whether the loss is a mean over the steps that count, of which rows may have different numbers.</summary>
    public static bool Count(NetworkInfo info) => AreClasses(info) || Steps(info) is not null;

    /// <summary>Whether that holds for the network or one of its outputs.</summary>
    public static bool CountInAny(NetworkInfo info) => Count(info) || info.Heads.Any(head => head.Steps is not null || (head.Loss == Loss.CrossEntropy && head.Shape.Rank > 1));

    /// <summary>The number of steps of a row that its length has.</summary>
    /// <param name="info">The network, or one of its outputs.</param>
    /// <param name="input">The row of the input.</param>
    public static int LengthOf(NetworkInfo info, ReadOnlySpan<float> input) => info.Steps?.Of(input) ?? info.Output[0];

    /// <summary>The number of steps of a row that count.</summary>
    /// <param name="info">The network, or one of its outputs.</param>
    /// <param name="length">The row's length.</param>
    /// <param name="targets">The row's targets.</param>
    public static int Counted(NetworkInfo info, int length, ReadOnlySpan<float> targets)
    {
        int count = length;
        if (AreClasses(info) && info.IgnoredClass is { } ignored)
        {
            foreach (float label in targets[..length])
            {
                count -= label == ignored ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Checks the classes of whole rows.</summary>
    /// <param name="info">The network, or one of its outputs.</param>
    /// <param name="input">[rows × the network's input size]; its lengths are checked.</param>
    /// <param name="targets">[rows × <paramref name="width"/>].</param>
    /// <param name="first">The place of the output's first target in a row.</param>
    /// <param name="width">Targets of a row, of all outputs.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">The class of a step that counts is out of range or no whole number.</exception>
    public static void CheckClasses(NetworkInfo info, ReadOnlySpan<float> input, ReadOnlySpan<float> targets, int first, int width, string name)
    {
        int classes = info.Output[1], inputs = info.Input.Size;
        for (int row = 0; row * width < targets.Length; row++)
        {
            ReadOnlySpan<float> labels = targets.Slice((row * width) + first, LengthOf(info, input.Slice(row * inputs, inputs)));
            for (int step = 0; step < labels.Length; step++)
            {
                float label = labels[step];
                if (!(label >= 0 && label < classes && label == MathF.Floor(label)) && label != info.IgnoredClass)
                {
                    throw NoClass(info, row, step, label, classes, name);
                }
            }
        }
    }

    /// <summary>Checks class indices: one for each step.</summary>
    /// <exception cref="ArgumentException">Their number is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The class of a step that counts is out of range.</exception>
    public static void CheckLabels(NetworkInfo info, ReadOnlySpan<float> input, ReadOnlySpan<int> labels, int rows)
    {
        int width = info.TargetSize, inputs = info.Input.Size;
        if (labels.Length != (long)rows * width)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {(long)rows * width} labels, {width} for each of {rows} rows, but got {labels.Length}."), nameof(labels));
        }

        bool areClasses = AreClasses(info);
        int classes = areClasses ? info.Output[1] : 2, perStep = width / info.Output[0];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<int> own = labels.Slice(row * width, LengthOf(info, input.Slice(row * inputs, inputs)) * perStep);
            for (int i = 0; i < own.Length; i++)
            {
                if ((uint)own[i] >= (uint)classes && !(areClasses && own[i] == info.IgnoredClass))
                {
                    throw new ArgumentOutOfRangeException(nameof(labels), Problem(info, row, i / perStep, own[i], classes));
                }
            }
        }
    }

    private static ArgumentException NoClass(NetworkInfo info, int row, int step, float label, int classes, string name) => new(Problem(info, row, step, label, classes), name);

    private static string Problem(NetworkInfo info, int row, int step, double label, int classes)
    {
        string none = AreClasses(info) && info.IgnoredClass is { } ignored ? FormattableString.Invariant($", and {ignored} for none") : "";
        return FormattableString.Invariant($"The class of step {step} of row {row} is {label}; {info.Name} has classes from 0 to {classes - 1}{none}.");
    }
}
