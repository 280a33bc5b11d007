namespace DslNet;

// Networks with several outputs: each is scored on its own.
internal sealed partial class Evaluator
{
    /// <summary>Evaluates one output of several; another evaluator runs the network.</summary>
    private Evaluator(INetwork network, NetworkInfo info, SampleSet set, bool judges)
    {
        (this.network, this.info, this.set, this.judges, thresholds, heads, batch, logits) = (network, info, set, judges, Half, [], [], []);
        outputs = new float[checked(set.Count * info.Output.Size)];
        int decisions = ClassesOf(info, set)?.Decisions ?? 0;
        truth = new int[decisions];
        predicted = new int[decisions];
    }

    /// <summary>The outputs, where there are several, and the offset of each in a row.</summary>
    private static IEnumerable<(HeadInfo Head, int Start)> HeadsOf(NetworkInfo info)
    {
        int start = 0;
        foreach (HeadInfo head in info.Heads.Where(_ => info.Loss == Loss.PerHead))
        {
            yield return (head, start);
            start += head.Shape.Size;
        }
    }

    /// <summary>The scores of one output of several.</summary>
    private sealed class HeadScores(INetwork network, HeadInfo head, int start, SampleSet set, bool judges)
    {
        private readonly Evaluator evaluator = new(network, network.Info.Of(head), new Dataset(set.Table.WithTargetsOf(start, head.Shape.Size)), judges);
        private double sum;
        private double weight;

        public HeadInfo Head => head;

        private int Size => head.Shape.Size;

        /// <summary>Begins another evaluation.</summary>
        public void Begin() => (sum, weight) = (0, 0);

        /// <summary>Counts a row, and returns its loss from the logits of all outputs.</summary>
        public double Add(ReadOnlySpan<float> logits, int row)
        {
            double own = evaluator.set.Weights.IsEmpty ? 1 : evaluator.set.Weights[row], loss = evaluator.RowLossOfLogits(logits.Slice(start, Size), row);
            sum += own == 0 ? 0 : own * loss;
            weight += own;
            return loss;
        }

        /// <summary>A row's loss from all outputs.</summary>
        public double LossOfOutputs(ReadOnlySpan<float> outputs, int row) => EvaluationLoss.OfRow(network, evaluator.info, outputs.Slice(start, Size), evaluator.set, row);

        /// <summary>The scores of the predictions.</summary>
        /// <param name="outputs">All outputs.</param>
        /// <param name="width">Elements of a row of them.</param>
        public HeadEvaluation Score(ReadOnlySpan<float> outputs, int width)
        {
            for (int row = 0; row < evaluator.set.Count; row++)
            {
                outputs.Slice((row * width) + start, Size).CopyTo(evaluator.outputs.AsSpan(row * Size));
            }

            // Where there are logits, the losses came with them.
            return new HeadEvaluation(head.Name, evaluator.Score(weight > 0 ? sum / weight : EvaluationLoss.Mean(network, evaluator.info, evaluator.outputs, evaluator.set)));
        }
    }
}
