namespace DslNet;

/// <summary>An optimizer's formula with the constants of one step, for each group of parameters: computed once a step, read by all threads.</summary>
internal sealed class RulesOfGroups<TRule>
    where TRule : struct, IUpdateRule
{
    private TRule[] rules = new TRule[1];

    /// <summary>The rule of a group, counted as <see cref="OptimizerStep.Group"/> is.</summary>
    public TRule this[int group]
    {
        get => rules[group];
        set
        {
            if (group >= rules.Length)
            {
                Array.Resize(ref rules, group + 1);
            }

            rules[group] = value;
        }
    }
}
