namespace DslNet;

// Groups of parameters, and the numbers of a step for each of them.
public abstract partial class Optimizer
{
    private ParameterGroup[] groups = [];
    private OptimizerStep[] steps = new OptimizerStep[1];
    private GroupTable? groupTable;

    // What is stepped alike: the group's settings, and the steps that were missed while it was frozen. Those of no steps missed come first, in the order of the groups.
    private (int Group, long Missed)[] alike = [(0, 0)];

    /// <summary>
    /// Parameters that have a learning rate or a weight decay of their own, as PyTorch's parameter groups; a parameter belongs to the
    /// first group that selects it, and all others use the optimizer's own settings. Empty, the default: all of them do.
    /// A group that selects nothing of the network, or names a layer that it doesn't have, is refused at the first step.
    /// </summary>
    /// <exception cref="ArgumentException">A group has a weight decay, and the optimizer's formula has none.</exception>
    public IReadOnlyList<ParameterGroup> Groups
    {
        get => groups;
        init
        {
            groups = MustSuit(value);
            alike = EachGroup();
            steps = new OptimizerStep[alike.Length];
        }
    }

    /// <summary>The weight decay of parameters whose group has none of its own; null where the formula has no weight decay, so that groups may not give one.</summary>
    protected virtual float? DefaultWeightDecay => null;

    private void PrepareAll(long step)
    {
        Prepare(step);
        float rate = LearningRate, decay = DefaultWeightDecay ?? 0;
        for (int i = 0; i < alike.Length; i++)
        {
            (int group, long missed) = alike[i];
            steps[i] = group == 0
                ? new OptimizerStep(step - missed, rate, decay, i)
                : new OptimizerStep(step - missed, rate * groups[group - 1].LearningRateFactor, groups[group - 1].WeightDecay ?? decay, i);
            PrepareGroup(steps[i]);
        }
    }

    /// <summary>All groups, and before them what none selects; none has missed a step.</summary>
    private (int Group, long Missed)[] EachGroup() => [.. Enumerable.Range(0, groups.Length + 1).Select(group => (group, 0L))];

    private ParameterGroup[] MustSuit(IReadOnlyList<ParameterGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups, nameof(Groups));
        foreach (ParameterGroup group in groups)
        {
            ArgumentNullException.ThrowIfNull(group, nameof(Groups));
            if (group.WeightDecay is not null && DefaultWeightDecay is null)
            {
                throw new ArgumentException($"The group {group} has a weight decay, and {GetType().Name} has none in its formula. AdamW, NAdam and Sgd have.", nameof(Groups));
            }
        }

        return [.. groups];
    }
}
