using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Evaluates one network on one set, repeatedly, in preallocated memory. Rows of the ignored class are left out.</summary>
internal sealed partial class Evaluator
{
    private static readonly float[] Half = [0.5f];

    private readonly INetwork network;
    private readonly NetworkInfo info;
    private readonly SampleSet set;
    private readonly HeadScores[] heads;
    private readonly ITrainingDriver? driver;
    private readonly float[] outputs;
    private readonly float[] batch;
    private readonly float[] logits;
    private readonly int[] truth;
    private readonly int[] predicted;
    private readonly bool judges;
    private readonly float[] thresholds;

    /// <param name="network">The network.</param>
    /// <param name="set">The set.</param>
    /// <param name="judges">
    /// Whether the user has asked for this evaluation: then reports carry the outputs, from which curves are drawn (a copy for each
    /// report), and what isn't finite is refused. In a Fit such rows are counted.
    /// </param>
    /// <param name="thresholds">The decision thresholds of a binary cross-entropy: one for all outputs or one for each; null: 0.5.</param>
    /// <exception cref="ArgumentException">All rows of the set have the ignored class.</exception>
    public Evaluator(INetwork network, SampleSet set, bool judges = false, float[]? thresholds = null)
    {
        this.judges = judges;
        this.network = network;
        info = network.Info;
        this.set = set = IgnoredRows.Without(info, set);
        this.thresholds = thresholds ?? Half;
        int width = info.Output.Size;
        outputs = new float[checked(set.Count * width)];
        int rows = Math.Min(network.BatchSize, set.Count);
        batch = set.InMemory ? [] : new float[rows * set.InputSize];
        driver = network.Info.Workspace.EvalLogits >= 0 ? TrainingDriver.Of(network) : null;
        logits = driver is null ? [] : new float[rows * width];
        countsSteps = StepTargets.Count(info);
        lengths = countsSteps ? new int[set.Count] : [];
        int decisions = countsSteps ? 0 : ClassesOf(info, set)?.Decisions ?? 0;
        truth = set.HasLabels ? set.Labels.ToArray() : new int[decisions];
        predicted = new int[decisions];
        heads = [.. HeadsOf(info).Select(place => new HeadScores(network, place.Head, place.Start, place.Target, set, judges))];
    }

    /// <summary>How many decisions an evaluation counts, of sequences at most, and the names of what is decided between; null in a regression.</summary>
    public static (int Decisions, IReadOnlyList<string> Names)? ClassesOf(NetworkInfo info, SampleSet set) => info.Loss switch
    {
        Loss.CrossEntropy when StepTargets.AreClasses(info) => (set.Count * info.Output[0], Numbers(info.Output[1])),
        Loss.CrossEntropy => (IgnoredRows.JudgedIn(info, set), set.HasLabels ? set.ClassNames : Numbers(info.Output.Size)),
        Loss.BinaryCrossEntropy => (set.Count * info.Output.Size, set.HasLabels ? set.ClassNames : Numbers(2)),
        _ => null,
    };

    public Evaluation Run()
    {
        double? fromLogits = Predict([]);
        if (heads.Length > 0)
        {
            HeadEvaluation[] parts = [.. heads.Select(head => head.Score(outputs, info.Output.Size))];
            return new Evaluation(fromLogits ?? heads.Zip(parts, (head, part) => head.Head.Weight * part.Evaluation.Loss).Sum(), null, null)
            {
                Heads = parts,
                NonFiniteRows = NonFiniteRows().Count,
            };
        }

        return Score(fromLogits ?? MeanOfOutputs());
    }

    private Evaluation Score(double loss)
    {
        int width = info.Output.Size;
        if (countsSteps)
        {
            return ScoreSteps(loss);
        }

        switch (info.Loss)
        {
            case Loss.CrossEntropy:
                Decisions.LargestOf(outputs, width, predicted);
                if (!set.HasLabels)
                {
                    Decisions.LargestOf(set.Targets, width, truth);
                }

                return Classified(loss, perRow: 1);
            case Loss.BinaryCrossEntropy:
                Decisions.AtLeast(thresholds, outputs, predicted);
                if (!set.HasLabels)
                {
                    Decisions.AtLeast(Half, set.Targets, truth);
                }

                return Classified(loss, perRow: width);
            case Loss.Ctc:
                return Sequences(loss);
            default:
                int unscored = NonFiniteRows().Count;
                RegressionReport report = unscored == 0
                    ? RegressionReport.From(set.Targets, outputs, width)
                    : new RegressionReport(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
                return new Evaluation(loss, null, report) { NonFiniteRows = unscored };
        }
    }

    /// <summary>The loss of each row.</summary>
    public double[] Losses()
    {
        double[] losses = new double[set.Count];
        if (Predict(losses) is null)
        {
            int width = info.Output.Size;
            for (int row = 0; row < losses.Length; row++)
            {
                losses[row] = RowLoss(outputs.AsSpan(row * width, width), row);
            }
        }

        return losses;
    }

    /// <summary>Fills <see cref="outputs"/>, and the losses of the rows where they come from logits.</summary>
    /// <param name="losses">[rows], or empty where they aren't wanted.</param>
    /// <returns>Their weighted mean; null where there are no logits.</returns>
    private double? Predict(Span<double> losses)
    {
        int rows = Math.Min(network.BatchSize, set.Count), width = info.Output.Size;
        double sum = 0, weight = 0;
        foreach (HeadScores head in heads)
        {
            head.Begin();
        }

        for (int first = 0; first < set.Count; first += rows)
        {
            int count = Math.Min(rows, set.Count - first);
            ReadOnlySpan<float> inputs = Inputs(first, count);
            ReadLengths(inputs, first, count);
            foreach (HeadScores head in heads)
            {
                head.ReadLengths(inputs, first, count);
            }

            Span<float> given = outputs.AsSpan(first * width, count * width);
            if (driver is null)
            {
                network.Predict(inputs, given);
                continue;
            }

            driver.Predict(network, inputs, given, logits.AsSpan(0, count * width));
            for (int row = 0; row < count; row++)
            {
                double own = set.Weights.IsEmpty ? 1 : set.Weights[first + row];
                StepLoss loss = LossOf(logits.AsSpan(row * width, width), first + row);
                sum += own == 0 ? 0 : own * loss.Sum;
                weight += own * loss.Steps;
                if (!losses.IsEmpty)
                {
                    losses[first + row] = loss.Mean;
                }
            }
        }

        if (judges)
        {
            FiniteChecks.Outputs(info, outputs);
        }

        // Outputs that are sequences have divisors of their own, the steps that count.
        return driver is null ? null
            : Array.Exists(heads, head => head.CountsSteps) ? heads.Sum(head => head.Head.Weight * head.Mean)
            : weight == 0 ? 0
            : sum / weight;
    }

    private ReadOnlySpan<float> Inputs(int first, int count)
    {
        ReadOnlySpan<float> inputs = batch.AsSpan(0, set.InMemory ? 0 : count * set.InputSize);
        if (set.InMemory)
        {
            inputs = set.Inputs.Slice(first * set.InputSize, count * set.InputSize);
        }
        else
        {
            set.CopyInputs(first, batch.AsSpan(0, count * set.InputSize));
        }

        if (judges)
        {
            FiniteChecks.Inputs(set, inputs, first);
        }

        return inputs;
    }

    /// <summary>The loss of a row from its logits; of several outputs, the weighted sum.</summary>
    private StepLoss LossOf(ReadOnlySpan<float> row, int number)
    {
        double sum = 0;
        foreach (HeadScores head in heads)
        {
            sum += head.Head.Weight * head.Add(row, number);
        }

        return heads.Length > 0 ? new StepLoss(sum, 1) : RowLossOfLogits(row, number);
    }

    /// <summary>The loss of a row from its outputs, where there are no logits.</summary>
    private double RowLoss(ReadOnlySpan<float> row, int number)
    {
        double sum = 0;
        foreach (HeadScores head in heads)
        {
            sum += head.Head.Weight * head.LossOfOutputs(row, number);
        }

        return heads.Length > 0 ? sum : RowLossOfOutputs(row, number);
    }

    private double RowLossOfOutputs(ReadOnlySpan<float> row, int number) => countsSteps
        ? StepLoss.Of(network, info, row, areLogits: false, TargetsOf(number), lengths[number]).Mean
        : EvaluationLoss.OfRow(network, info, row, set, number);

    private StepLoss RowLossOfLogits(ReadOnlySpan<float> row, int number)
    {
        if (countsSteps)
        {
            return StepLoss.Of(network, info, row, areLogits: true, TargetsOf(number), lengths[number]);
        }

        int label = set.HasLabels ? set.Labels[number] : 0;
        ReadOnlySpan<float> targets = set.HasLabels ? [] : set.Targets.Slice(number * set.TargetSize, set.TargetSize);
        return new StepLoss(Steps: 1, Sum: info.Loss switch
        {
            Loss.CrossEntropy => LogitLoss.CrossEntropy(row, label, targets, info),
            Loss.BinaryCrossEntropy => LogitLoss.BinaryCrossEntropy(row, label, targets, info),
            Loss.Ctc => CtcLoss.OfLogits(row, info.Output[1], targets),
            _ => EvaluationLoss.OfRow(network, info, row, set, number),
        });
    }

    private static string[] Numbers(int count)
        => [.. Enumerable.Range(0, count).Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private Evaluation Classified(double loss, int perRow)
    {
        IReadOnlyList<string> names = ClassesOf(info, set)!.Value.Names;
        HashSet<int> unscored = NonFiniteRows();
        int[] actual = Decisions.Without(unscored, truth, perRow), given = Decisions.Without(unscored, predicted, perRow);
        ConfusionMatrix matrix = actual.Length > 0 ? new ConfusionMatrix(actual, given, names) : new ConfusionMatrix(names);
        return new Evaluation(loss, judges ? new ClassificationReport(matrix, truth, outputs) : new ClassificationReport(matrix), null)
        {
            MultiLabel = perRow == 1 || actual.Length == 0 ? null
                : judges ? new MultiLabelReport(actual, given, outputs, perRow)
                : new MultiLabelReport(actual, given, perRow),
            NonFiniteRows = unscored.Count,
        };
    }

    private HashSet<int> NonFiniteRows()
    {
        HashSet<int> rows = [];
        if (NonFinite.IndexOf(outputs) >= 0)
        {
            int width = info.Output.Size;
            rows.UnionWith(Enumerable.Range(0, set.Count).Where(row => NonFinite.IndexOf(outputs.AsSpan(row * width, width)) >= 0));
        }

        return rows;
    }
}
