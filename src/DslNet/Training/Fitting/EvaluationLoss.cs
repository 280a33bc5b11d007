using DslNet.Devices;
using DslNet.Kernels;

namespace DslNet;

/// <summary>
/// The network's loss from its predictions, in double. Cross-entropies are taken from probabilities here, not from logits as in
/// training, so a probability that float has rounded to 0 counts as the smallest float (a loss of 103.3), and one that it has rounded
/// to 1 as 1 − 2⁻²⁵, the last number before.
/// </summary>
internal static class EvaluationLoss
{
    private const double SmallestProbability = float.Epsilon, SmallestRest = 1.0 / (1 << 25);

    public static double Mean(INetwork network, ReadOnlySpan<float> outputs, SampleSet set)
    {
        NetworkInfo info = network.Info;
        return info.Loss switch
        {
            Loss.CrossEntropy => CrossEntropy(outputs, set, info.LabelSmoothing),
            Loss.BinaryCrossEntropy => BinaryCrossEntropy(outputs, set),
            Loss.MeanSquaredError => Metrics.MeanSquaredError(set.Targets, outputs),
            Loss.MeanAbsoluteError => Metrics.MeanAbsoluteError(set.Targets, outputs),
            Loss.Huber => Huber(outputs, set.Targets, info.HuberDelta),
            Loss.Custom => Custom(outputs, set.Targets, OwnLoss(network)),
            _ => throw new InvalidOperationException($"{info.Name} declares no loss."),
        };
    }

    private static double CrossEntropy(ReadOnlySpan<float> probabilities, SampleSet set, double smoothing)
    {
        int classes = probabilities.Length / set.Count;
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double target = set.HasLabels
                ? set.Labels[i / classes] == i % classes ? 1 : 0
                : set.Targets[i];
            target = ((1 - smoothing) * target) + (smoothing / classes);
            if (target != 0)
            {
                sum -= target * LogOf(probabilities[i], SmallestProbability);
            }
        }

        return sum / set.Count;
    }

    private static double BinaryCrossEntropy(ReadOnlySpan<float> probabilities, SampleSet set)
    {
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double target = set.HasLabels ? set.Labels[i] : set.Targets[i];
            sum -= target * LogOf(probabilities[i], SmallestProbability);
            sum -= (1 - target) * LogOf(1 - (double)probabilities[i], SmallestRest);
        }

        return sum / probabilities.Length;
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

    // Math.Max hands NaN on, so that a network that has lost its numbers isn't told a loss that looks good.
    private static double LogOf(double probability, double smallest) => Math.Log(Math.Max(probability, smallest));
}
