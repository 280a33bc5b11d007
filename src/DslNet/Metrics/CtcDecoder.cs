namespace DslNet;

/// <summary>
/// From the output of a network that was trained with <see cref="Loss.Ctc"/> to a sequence of labels. The output gives each step a probability for each
/// class, class 0 being the blank; an alignment chooses a class for each step, and its labels are what is left when repetitions are merged and then blanks are
/// taken out (A. Graves et al., Connectionist Temporal Classification, 2006).
/// </summary>
public static class CtcDecoder
{
    /// <summary>
    /// Best path decoding: the labels of the most probable alignment, which takes the greatest probability of each step (of equals, the first). Fast, and
    /// most often right; but many alignments can have the same labels, and the most probable labels needn't be those of the most probable alignment: see <see cref="Beam"/>.
    /// </summary>
    /// <param name="probabilities">Row-major [steps × classes]; any numbers that grow with the probabilities, such as logits, will do.</param>
    /// <param name="classes">The number of classes with the blank; at least 2.</param>
    /// <returns>The labels, each 1 to <paramref name="classes"/> − 1.</returns>
    /// <exception cref="ArgumentException">No whole number of steps, or a number is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are less than 2 classes.</exception>
    public static int[] Greedy(ReadOnlySpan<float> probabilities, int classes)
    {
        int[] labels = new int[Steps(probabilities, classes)];
        return labels[..Greedy(probabilities, classes, labels)];
    }

    /// <summary>The same, without allocating memory.</summary>
    /// <param name="probabilities">Row-major [steps × classes].</param>
    /// <param name="classes">The number of classes with the blank; at least 2.</param>
    /// <param name="labels">Receives the labels; there are at most as many as steps.</param>
    /// <returns>How many labels there are.</returns>
    /// <exception cref="ArgumentException">No whole number of steps, a number is NaN, or the labels don't fit into <paramref name="labels"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are less than 2 classes.</exception>
    public static int Greedy(ReadOnlySpan<float> probabilities, int classes, Span<int> labels)
    {
        int steps = Steps(probabilities, classes), count = 0, previous = 0;
        for (int step = 0; step < steps; step++)
        {
            int label = Greatest(probabilities.Slice(step * classes, classes), step);
            if (label != 0 && label != previous)
            {
                if (count == labels.Length)
                {
                    throw new ArgumentException(FormattableString.Invariant($"The labels don't fit: there is room for {labels.Length}; {steps} steps have at most {steps} labels."), nameof(labels));
                }

                labels[count++] = label;
            }

            previous = label;
        }

        return count;
    }

    /// <summary>
    /// Prefix beam search: adds up the probabilities of alignments with the same labels, in logarithms, and keeps the most probable beginnings of
    /// each step (A. Graves, Supervised Sequence Labelling with Recurrent Neural Networks, 2012, section 7.5; A. Hannun et al., First-Pass Large Vocabulary
    /// Continuous Speech Recognition using Bi-Directional Recurrent DNNs, 2014). Where <paramref name="width"/> is so large that nothing is dropped, the result is exact.
    /// </summary>
    /// <param name="probabilities">Row-major [steps × classes], each 0 to 1: the output of a Softmax. No steps have the empty sequence as their only hypothesis.</param>
    /// <param name="classes">The number of classes with the blank; at least 2.</param>
    /// <param name="width">How many beginnings are kept; at least 1. A step tries width × classes labels, and copies the labels so far of each that begins anew.</param>
    /// <param name="score">
    /// What a label's score is raised by where it follows the given labels: the weighted logarithm of a language model's probability, a bonus for each
    /// word, or minus infinity for what can't be. Called once for each beginning and label. Null for nothing.
    /// </param>
    /// <returns>The hypotheses that were kept, best first; at least one, at most <paramref name="width"/>.</returns>
    /// <exception cref="ArgumentException">No whole number of steps, or a number is no probability.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are less than 2 classes, or the width is less than 1.</exception>
    public static IReadOnlyList<CtcHypothesis> Beam(ReadOnlySpan<float> probabilities, int classes, int width, Func<IReadOnlyList<int>, int, double>? score = null)
    {
        int steps = Steps(probabilities, classes);
        if (width < 1)
        {
            throw OutOfRange.Of(nameof(width), width, "A beam search keeps at least one hypothesis.");
        }

        MetricChecks.Probabilities(probabilities, classes, nameof(probabilities));
        CtcBeam beam = new(width, score);
        for (int step = 0; step < steps; step++)
        {
            beam.Step(probabilities.Slice(step * classes, classes));
        }

        return beam.Hypotheses();
    }

    private static int Steps(ReadOnlySpan<float> probabilities, int classes)
    {
        if (classes < 2)
        {
            throw OutOfRange.Of(nameof(classes), classes, "Expected the blank and at least one label, so at least 2 classes.");
        }

        if (probabilities.Length % classes != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected whole steps of {classes} numbers, but got {probabilities.Length} numbers."), nameof(probabilities));
        }

        return probabilities.Length / classes;
    }

    private static int Greatest(ReadOnlySpan<float> step, int number)
    {
        int greatest = 0;
        for (int i = 0; i < step.Length; i++)
        {
            if (float.IsNaN(step[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Class {i} of step {number} is NaN."), "probabilities");
            }

            greatest = step[i] > step[greatest] ? i : greatest;
        }

        return greatest;
    }
}
