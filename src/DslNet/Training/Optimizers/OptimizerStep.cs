namespace DslNet;

/// <summary>The number, learning rate and weight decay of a step, for one group of parameters.</summary>
public readonly record struct OptimizerStep
{
    internal OptimizerStep(long number, float learningRate, float weightDecay, int group)
    {
        Number = number;
        LearningRate = learningRate;
        WeightDecay = weightDecay;
        Group = group;
    }

    /// <summary>The step, counted from 1; of those that these parameters took: none while they were frozen (<see cref="NetworkFreezing"/>).</summary>
    public long Number { get; }

    /// <summary>The learning rate: <see cref="Optimizer.LearningRate"/> times the group's factor.</summary>
    public float LearningRate { get; }

    /// <summary>The weight decay of these parameters: their group's, or that of the optimizer; 0 where it has none.</summary>
    public float WeightDecay { get; }

    /// <summary>Tells apart what the optimizer steps differently: 0 for the parameters that no group selects, then the groups in order, then those that were frozen for a while.</summary>
    internal int Group { get; }

    /// <summary>A description, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"OptimizerStep {{ Number = {Number}, LearningRate = {LearningRate}, WeightDecay = {WeightDecay} }}");
}
