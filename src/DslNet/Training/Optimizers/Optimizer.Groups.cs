namespace DslNet;

// Groups of parameters, and the numbers of a step for each of them.
public abstract partial class Optimizer
{
    private OptimizerStep[] steps = [];
    private GroupTable? groupTable;

    /// <summary>
    /// Parameters that have a learning rate or a weight decay of their own, as PyTorch's parameter groups; a parameter belongs to the
    /// first group that selects it, and all others go by the optimizer's own settings. Empty, the default: all of them do.
    /// A group that selects nothing of the network, or names a layer that it doesn't have, is refused at the first step.
    /// </summary>
    /// <exception cref="ArgumentException">A group has a weight decay, and the optimizer's formula has none.</exception>
    public IReadOnlyList<ParameterGroup> Groups
    {
        get;
        init => field = MustSuit(value);
    } = [];

    /// <summary>The weight decay of parameters whose group has none of its own; null where the formula has no weight decay, so that groups may not give one.</summary>
    protected virtual float? DefaultWeightDecay => null;

    private void PrepareAll(long step)
    {
        if (steps.Length == 0)
        {
            steps = new OptimizerStep[Groups.Count + 1];
        }

        Prepare(step);
        for (int i = 0; i < steps.Length; i++)
        {
            ParameterGroup? group = i == 0 ? null : Groups[i - 1];
            steps[i] = new OptimizerStep(step, LearningRate * (group?.LearningRateFactor ?? 1), group?.WeightDecay ?? DefaultWeightDecay ?? 0, i);
            PrepareGroup(steps[i]);
        }
    }

    private IReadOnlyList<ParameterGroup> MustSuit(IReadOnlyList<ParameterGroup> groups)
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
