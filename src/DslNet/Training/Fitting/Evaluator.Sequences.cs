namespace DslNet;

/// <content>Sequences of labels.</content>
internal sealed partial class Evaluator
{
    /// <summary>The evaluation of a network that puts out sequences of labels: what best path decoding makes of each row, against its target.</summary>
    private Evaluation Sequences(double loss)
    {
        int width = info.Output.Size;
        HashSet<int> unscored = NonFiniteRows();
        EditCounts errors = default;
        for (int row = 0; row < set.Count; row++)
        {
            if (!unscored.Contains(row))
            {
                int[] labels = CtcTargets.LabelsOf(set.Targets.Slice(row * set.TargetSize, set.TargetSize));
                errors += ErrorRates.Labels(labels, CtcDecoder.Greedy(outputs.AsSpan(row * width, width), info.Output[1]));
            }
        }

        return new Evaluation(loss, null, null) { LabelErrors = errors, NonFiniteRows = unscored.Count };
    }
}
