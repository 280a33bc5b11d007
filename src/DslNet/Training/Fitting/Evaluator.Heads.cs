namespace DslNet;

// Networks with several outputs: each is scored on its own.
internal sealed partial class Evaluator
{
    /// <summary>Evaluates one output of several; another evaluator runs the network.</summary>
    private Evaluator(INetwork network, NetworkInfo info, SampleSet set, bool judges)
    {
        (this.network, this.info, this.set, this.judges, thresholds, heads, batch, logits) = (network, info, set, judges, Half, [], [], []);
        outputs = new float[checked(set.Count * info.Output.Size)];
        countsSteps = StepTargets.Count(info);
        lengths = countsSteps ? new int[set.Count] : [];
        int decisions = countsSteps ? 0 : ClassesOf(info, set)?.Decisions ?? 0;
        truth = new int[decisions];
        predicted = new int[decisions];
    }

    /// <summary>The outputs, where there are several, and the offset of each in a row of outputs and of targets.</summary>
    private static IEnumerable<(HeadInfo Head, int Start, int Target)> HeadsOf(NetworkInfo info)
    {
        int start = 0, target = 0;
        foreach (HeadInfo head in info.Heads.Where(_ => info.Loss == Loss.PerHead))
        {
            yield return (head, start, target);
            start += head.Shape.Size;
            target += head.TargetSize;
        }
    }

    /// <summary>The scores of one output of several.</summary>
    private sealed class HeadScores(INetwork network, HeadInfo head, int start, int target, SampleSet set, bool judges)
    {
        private readonly Evaluator evaluator = new(network, network.Info.Of(head), new Dataset(set.Table.WithTargetsOf(target, head.TargetSize)), judges);
        private double sum;
        private double weight;

        public HeadInfo Head => head;

        /// <summary>Whether its loss is a mean over the steps of a sequence.</summary>
        public bool CountsSteps => evaluator.countsSteps;

        /// <summary>Its loss, of the rows added.</summary>
        public double Mean => weight > 0 ? sum / weight : 0;

        private int Size => head.Shape.Size;

        /// <summary>Notes the lengths of some rows.</summary>
        public void ReadLengths(ReadOnlySpan<float> inputs, int first, int count) => evaluator.ReadLengths(inputs, first, count);

        /// <summary>Begins another evaluation.</summary>
        public void Begin() => (sum, weight) = (0, 0);

        /// <summary>Counts a row, and returns its loss from the logits of all outputs.</summary>
        public double Add(ReadOnlySpan<float> logits, int row)
        {
            double own = evaluator.set.Weights.IsEmpty ? 1 : evaluator.set.Weights[row];
            StepLoss loss = evaluator.RowLossOfLogits(logits.Slice(start, Size), row);
            sum += own == 0 ? 0 : own * loss.Sum;
            weight += own * loss.Steps;
            return loss.Mean;
        }

        /// <summary>A row's loss from all outputs.</summary>
        public double LossOfOutputs(ReadOnlySpan<float> outputs, int row) => evaluator.RowLossOfOutputs(outputs.Slice(start, Size), row);

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
            return new HeadEvaluation(head.Name, evaluator.Score(weight > 0 ? Mean : evaluator.MeanOfOutputs()));
        }
    }
}
