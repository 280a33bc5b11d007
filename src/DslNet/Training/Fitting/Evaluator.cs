namespace DslNet;

/// <summary>Evaluates one network on one set, as often as asked, in memory taken once.</summary>
internal sealed class Evaluator
{
    private readonly INetwork network;
    private readonly SampleSet set;
    private readonly float[] outputs;
    private readonly float[] batch;
    private readonly int[] truth;
    private readonly int[] predicted;
    private readonly bool keepScores;

    /// <param name="network">The network.</param>
    /// <param name="set">What it is evaluated on.</param>
    /// <param name="keepScores">Whether reports carry the outputs, from which ROC curves are drawn; a copy for each report.</param>
    public Evaluator(INetwork network, SampleSet set, bool keepScores = false)
    {
        this.keepScores = keepScores;
        this.network = network;
        this.set = set;
        int width = network.Info.Output.Size;
        outputs = new float[checked(set.Count * width)];
        batch = set.InMemory ? [] : new float[Math.Min(network.BatchSize, set.Count) * set.InputSize];
        int decisions = ClassesOf(network.Info, set)?.Decisions ?? 0;
        truth = set.HasLabels ? set.Labels.ToArray() : new int[decisions];
        predicted = new int[decisions];
    }

    /// <summary>How many decisions an evaluation counts, and the names of what is decided between; null in a regression.</summary>
    public static (int Decisions, IReadOnlyList<string> Names)? ClassesOf(NetworkInfo info, SampleSet set) => info.Loss switch
    {
        Loss.CrossEntropy => (set.Count, set.HasLabels ? set.ClassNames : Numbers(info.Output.Size)),
        Loss.BinaryCrossEntropy => (set.Count * info.Output.Size, set.HasLabels ? set.ClassNames : Numbers(2)),
        _ => null,
    };

    public Evaluation Run()
    {
        Predict();
        double loss = EvaluationLoss.Mean(network, outputs, set);
        int width = network.Info.Output.Size;
        switch (network.Info.Loss)
        {
            case Loss.CrossEntropy:
                LargestOf(outputs, width, predicted);
                if (!set.HasLabels)
                {
                    LargestOf(set.Targets, width, truth);
                }

                return new Evaluation(loss, Report(ClassesOf(network.Info, set)!.Value.Names), null);
            case Loss.BinaryCrossEntropy:
                AtLeastHalf(outputs, predicted);
                if (!set.HasLabels)
                {
                    AtLeastHalf(set.Targets, truth);
                }

                return new Evaluation(loss, Report(ClassesOf(network.Info, set)!.Value.Names), null);
            default:
                return new Evaluation(loss, null, RegressionReport.From(set.Targets, outputs, width));
        }
    }

    /// <summary>The loss of each row.</summary>
    public double[] Losses()
    {
        Predict();
        int width = network.Info.Output.Size;
        double[] losses = new double[set.Count];
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] = EvaluationLoss.OfRow(network, outputs.AsSpan(row * width, width), set, row);
        }

        return losses;
    }

    private void Predict()
    {
        if (set.InMemory)
        {
            network.Predict(set.Inputs, outputs);
            return;
        }

        int rows = batch.Length / set.InputSize, width = network.Info.Output.Size;
        for (int first = 0; first < set.Count; first += rows)
        {
            int count = Math.Min(rows, set.Count - first);
            Span<float> inputs = batch.AsSpan(0, count * set.InputSize);
            set.CopyInputs(first, inputs);
            network.Predict(inputs, outputs.AsSpan(first * width, count * width));
        }
    }

    private static string[] Numbers(int count)
        => [.. Enumerable.Range(0, count).Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static void LargestOf(ReadOnlySpan<float> values, int width, Span<int> indices)
    {
        for (int row = 0; row < indices.Length; row++)
        {
            ReadOnlySpan<float> candidates = values.Slice(row * width, width);
            int largest = 0;
            for (int i = 1; i < width; i++)
            {
                largest = candidates[i] > candidates[largest] ? i : largest;
            }

            indices[row] = largest;
        }
    }

    private static void AtLeastHalf(ReadOnlySpan<float> values, Span<int> decisions)
    {
        for (int i = 0; i < decisions.Length; i++)
        {
            decisions[i] = values[i] >= 0.5f ? 1 : 0;
        }
    }

    private ClassificationReport Report(IReadOnlyList<string> classNames)
    {
        var matrix = new ConfusionMatrix(truth, predicted, classNames);
        return keepScores && NonFinite.IndexOf(outputs) < 0 ? new ClassificationReport(matrix, truth, outputs) : new ClassificationReport(matrix);
    }
}
