using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>
/// The network's loss from its predictions, in double: of regressions, and of networks that aren't generated and so give no logits (see
/// <see cref="LogitLoss"/>). Cross-entropies are taken from probabilities here, so a probability that float has rounded to 0 counts as the smallest float (a loss of 103.3), and one that it has rounded
/// to 1 as 1 − 2⁻²⁵, the last number before.
/// </summary>
internal static class EvaluationLoss
{
    private const double SmallestProbability = float.Epsilon, SmallestRest = 1.0 / (1 << 25);

    /// <summary>The mean over all rows of a set, weighted where it has weights.</summary>
    /// <param name="network">The network, for a loss of its own.</param>
    /// <param name="info">The network, or one of its outputs.</param>
    /// <param name="outputs">What it predicts.</param>
    /// <param name="set">The set.</param>
    public static double Mean(INetwork network, NetworkInfo info, ReadOnlySpan<float> outputs, SampleSet set)
    {
        if (set.Weights.IsEmpty)
        {
            return Mean(network, info, outputs, set.Labels, set.Targets, set.Count);
        }

        double sum = 0, weight = 0;
        int width = outputs.Length / set.Count;
        for (int row = 0; row < set.Count; row++)
        {
            double own = set.Weights[row];
            sum += own == 0 ? 0 : own * OfRow(network, info, outputs.Slice(row * width, width), set, row);
            weight += own;
        }

        return weight == 0 ? 0 : sum / weight;
    }

    /// <summary>The loss of one row, in time linear in its outputs.</summary>
    /// <param name="network">The network, for a loss of its own.</param>
    /// <param name="info">The network, or one of its outputs.</param>
    /// <param name="outputs">What it predicts of the row.</param>
    /// <param name="set">The set.</param>
    /// <param name="row">The row.</param>
    public static double OfRow(INetwork network, NetworkInfo info, ReadOnlySpan<float> outputs, SampleSet set, int row) => set.HasLabels
        ? Mean(network, info, outputs, set.Labels.Slice(row, 1), [], 1)
        : Mean(network, info, outputs, [], set.Targets.Slice(row * set.TargetSize, set.TargetSize), 1);

    /// <summary>The loss of outputs against their targets.</summary>
    public static double OfTargets(INetwork network, NetworkInfo info, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) => Mean(network, info, outputs, [], targets, 1);

    /// <summary>The cross-entropy of the probabilities of one set of classes against the one that is true.</summary>
    public static double OfLabel(INetwork network, NetworkInfo info, ReadOnlySpan<float> probabilities, int label) => Mean(network, info, probabilities, [label], [], 1);

    private static double Mean(INetwork network, NetworkInfo info, ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, int rows)
    {
        return info.Loss switch
        {
            Loss.CrossEntropy => CrossEntropy(outputs, labels, targets, rows, info.LabelSmoothing, info.FocalGamma),
            Loss.BinaryCrossEntropy => BinaryCrossEntropy(outputs, labels, targets, info),
            Loss.MeanSquaredError => Squared(outputs, targets),
            Loss.MeanAbsoluteError => Absolute(outputs, targets),
            Loss.Huber => Huber(outputs, targets, info.HuberDelta),
            Loss.Custom => Custom(outputs, targets, OwnLoss(network)),
            Loss.Ctc => SequenceLabels(outputs, targets, rows, info),
            Loss.PerHead => throw new InvalidOperationException($"{info.Name} has several outputs with a loss each; this is the loss of one."),
            _ => throw new InvalidOperationException($"{info.Name} declares no loss."),
        };
    }

    private static double CrossEntropy(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, int rows, double smoothing, double gamma)
    {
        int classes = probabilities.Length / rows;
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double target = targets.IsEmpty
                ? labels[i / classes] == i % classes ? 1 : 0
                : targets[i];
            target = ((1 - smoothing) * target) + (smoothing / classes);
            if (target != 0)
            {
                sum += target * ShapedLoss.OfClass(-LogOf(probabilities[i], SmallestProbability), 1 - (double)probabilities[i], gamma);
            }
        }

        return sum / rows;
    }

    private static double BinaryCrossEntropy(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, NetworkInfo info)
    {
        double sum = 0;
        int outputs = info.Output.Size;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double target = targets.IsEmpty ? labels[i] : targets[i];
            double p = probabilities[i], rest = 1 - p;
            sum += ShapedLoss.OfOutput(-LogOf(p, SmallestProbability), -LogOf(rest, SmallestRest), p, rest, target, info, i % outputs);
        }

        return sum / probabilities.Length;
    }

    private static double SequenceLabels(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int rows, NetworkInfo info)
    {
        double sum = 0;
        int width = outputs.Length / rows;
        for (int row = 0; row < rows; row++)
        {
            sum += CtcLoss.OfProbabilities(outputs.Slice(row * width, width), info.Output[1], targets.Slice(row * info.TargetSize, info.TargetSize));
        }

        return sum / rows;
    }

    // As Metrics has them, but of numbers that aren't finite, too: in a Fit those are counted, not refused.
    private static double Squared(ReadOnlySpan<float> predicted, ReadOnlySpan<float> truth)
    {
        double sum = 0;
        for (int i = 0; i < predicted.Length; i++)
        {
            double error = (double)truth[i] - predicted[i];
            sum += error * error;
        }

        return sum / predicted.Length;
    }

    private static double Absolute(ReadOnlySpan<float> predicted, ReadOnlySpan<float> truth)
    {
        double sum = 0;
        for (int i = 0; i < predicted.Length; i++)
        {
            sum += Math.Abs((double)truth[i] - predicted[i]);
        }

        return sum / predicted.Length;
    }

    private static double Huber(ReadOnlySpan<float> predicted, ReadOnlySpan<float> truth, double delta)
    {
        double sum = 0;
        for (int i = 0; i < predicted.Length; i++)
        {
            double error = Math.Abs((double)predicted[i] - truth[i]);
            sum += error <= delta ? error * error / 2 : delta * (error - (delta / 2));
        }

        return sum / predicted.Length;
    }

    private static double Custom(ReadOnlySpan<float> predicted, ReadOnlySpan<float> truth, Func<float, float, float> lossOf)
    {
        double sum = 0;
        for (int i = 0; i < predicted.Length; i++)
        {
            sum += lossOf(predicted[i], truth[i]);
        }

        return sum / predicted.Length;
    }

    private static Func<float, float, float> OwnLoss(INetwork network) => network switch
    {
        ICompiledNetwork compiled => compiled.LossOf,
        IDeviceNetwork device => device.LossOf,
        _ => throw new InvalidOperationException($"{network.GetType()} has a loss of its own, but isn't generated."),
    };

    // Math.Max propagates NaN, so that NaN outputs don't give a finite loss.
    private static double LogOf(double probability, double smallest) => Math.Log(Math.Max(probability, smallest));
}
