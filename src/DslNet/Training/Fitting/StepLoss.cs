using DslNet.Devices;

namespace DslNet;

/// <summary>The losses of the steps of one row, summed, in double, and how many steps they are: those that count. Of a loss of whole rows, the row's own and 1.</summary>
/// <param name="Sum">Their sum.</param>
/// <param name="Steps">Their number.</param>
internal readonly record struct StepLoss(double Sum, int Steps)
{
    /// <summary>Their mean; 0 where no step counts.</summary>
    public double Mean => Steps == 0 ? 0 : Sum / Steps;

    /// <summary>Of a row's logits, where the loss has them, or of its outputs.</summary>
    /// <param name="network">The network, for a loss of its own.</param>
    /// <param name="info">The network, or one of its outputs; its loss is a mean over steps.</param>
    /// <param name="values">[output size]: logits of a cross-entropy, or outputs.</param>
    /// <param name="areLogits">Whether they are logits.</param>
    /// <param name="targets">[target size].</param>
    /// <param name="length">How many steps there are.</param>
    public static StepLoss Of(INetwork network, NetworkInfo info, ReadOnlySpan<float> values, bool areLogits, ReadOnlySpan<float> targets, int length)
    {
        int width = values.Length / info.Output[0];
        if (StepTargets.AreClasses(info))
        {
            double sum = 0;
            int count = 0;
            for (int step = 0; step < length; step++)
            {
                if (targets[step] != info.IgnoredClass)
                {
                    ReadOnlySpan<float> own = values.Slice(step * width, width);
                    int label = (int)targets[step];
                    sum += areLogits ? LogitLoss.CrossEntropy(own, label, [], info) : EvaluationLoss.OfLabel(network, info, own, label);
                    count++;
                }
            }

            return new StepLoss(sum, count);
        }

        ReadOnlySpan<float> counted = values[..(length * width)], wanted = targets[..(length * width)];
        return length == 0 ? default : new StepLoss(length * (areLogits && info.Loss == Loss.BinaryCrossEntropy ? LogitLoss.BinaryCrossEntropy(counted, 0, wanted, info) : EvaluationLoss.OfTargets(network, info, counted, wanted)), length);
    }
}
