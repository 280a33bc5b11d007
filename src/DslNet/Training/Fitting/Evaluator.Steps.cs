namespace DslNet;

// Losses of the steps of sequences: what is scored is the steps that count, of all rows.
internal sealed partial class Evaluator
{
    private readonly bool countsSteps;
    private readonly int[] lengths;

    /// <summary>Notes how many steps each of some rows has, and checks the classes of those steps: a set that isn't in memory wasn't read before.</summary>
    private void ReadLengths(ReadOnlySpan<float> inputs, int first, int count)
    {
        if (!countsSteps)
        {
            return;
        }

        if (StepTargets.AreClasses(info))
        {
            StepTargets.CheckClasses(info, inputs, set.Targets.Slice(first * set.TargetSize, count * set.TargetSize), 0, set.TargetSize, nameof(set));
        }

        for (int row = 0; row < count; row++)
        {
            lengths[first + row] = StepTargets.LengthOf(info, inputs.Slice(row * set.InputSize, set.InputSize));
        }
    }

    private ReadOnlySpan<float> TargetsOf(int row) => set.Targets.Slice(row * set.TargetSize, set.TargetSize);

    /// <summary>The loss from the outputs, where there are no logits.</summary>
    private double MeanOfOutputs()
    {
        if (!countsSteps)
        {
            return EvaluationLoss.Mean(network, info, outputs, set);
        }

        double sum = 0, weight = 0;
        int width = info.Output.Size;
        for (int row = 0; row < set.Count; row++)
        {
            double own = set.Weights.IsEmpty ? 1 : set.Weights[row];
            StepLoss loss = StepLoss.Of(network, info, outputs.AsSpan(row * width, width), areLogits: false, TargetsOf(row), lengths[row]);
            sum += own == 0 ? 0 : own * loss.Sum;
            weight += own * loss.Steps;
        }

        return weight == 0 ? 0 : sum / weight;
    }

    /// <summary>The evaluation of the steps that count, each as a row of its own.</summary>
    private Evaluation ScoreSteps(double loss)
    {
        int steps = info.Output[0], width = info.Output.Size / steps, perTarget = set.TargetSize / steps;
        HashSet<int> unscored = NonFiniteRows();
        List<float> given = [], wanted = [];
        for (int row = 0; row < set.Count; row++)
        {
            ReadOnlySpan<float> targets = TargetsOf(row);
            for (int step = 0; step < lengths[row] && !unscored.Contains(row); step++)
            {
                if (!StepTargets.AreClasses(info) || targets[step] != info.IgnoredClass)
                {
                    given.AddRange(outputs.AsSpan((row * steps * width) + (step * width), width));
                    wanted.AddRange(targets.Slice(step * perTarget, perTarget));
                }
            }
        }

        if (judges && wanted.Count == 0)
        {
            throw new ArgumentException($"No step of the set counts: each is behind its row's length or has the class that stands for none; there is nothing to judge {info.Name} by.", nameof(set));
        }

        float[] predictions = [.. given], truths = [.. wanted];
        return info.Loss switch
        {
            Loss.CrossEntropy => ClassifiedSteps(loss, predictions, [.. truths.Select(label => (int)label)], unscored.Count),
            Loss.BinaryCrossEntropy => BinarySteps(loss, predictions, truths, width, unscored.Count),
            _ => new Evaluation(loss, null, unscored.Count == 0 && truths.Length > 0 ? RegressionReport.From(truths, predictions, width) : new RegressionReport(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)) { NonFiniteRows = unscored.Count },
        };
    }

    private Evaluation ClassifiedSteps(double loss, float[] predictions, int[] truths, int unscored)
    {
        int[] decided = new int[truths.Length];
        Decisions.LargestOf(predictions, info.Output[1], decided);
        return Classified(loss, truths, decided, predictions, unscored);
    }

    private Evaluation BinarySteps(double loss, float[] predictions, float[] truths, int width, int unscored)
    {
        int[] actual = new int[truths.Length], decided = new int[truths.Length];
        Decisions.AtLeast(Half, truths, actual);
        Decisions.AtLeast(thresholds, predictions, decided);
        return Classified(loss, actual, decided, predictions, unscored) with
        {
            MultiLabel = width == 1 || actual.Length == 0 ? null
                : judges ? new MultiLabelReport(actual, decided, predictions, width)
                : new MultiLabelReport(actual, decided, width),
        };
    }

    private Evaluation Classified(double loss, int[] actual, int[] decided, float[] scores, int unscored)
    {
        IReadOnlyList<string> names = ClassesOf(info, set)!.Value.Names;
        ConfusionMatrix matrix = actual.Length > 0 ? new ConfusionMatrix(actual, decided, names) : new ConfusionMatrix(names);
        return new Evaluation(loss, judges ? new ClassificationReport(matrix, actual, scores) : new ClassificationReport(matrix), null) { NonFiniteRows = unscored };
    }
}
