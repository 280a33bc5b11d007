namespace DslNet;

/// <summary>An optimizer's formula with the numbers of one step, for each group of parameters: worked out once a step, read by all threads.</summary>
internal sealed class RulesOfGroups<TRule>
    where TRule : struct, IUpdateRule
{
    private TRule[] rules = new TRule[1];

    /// <summary>The rule of a step's group.</summary>
    public TRule this[OptimizerStep step]
    {
        get => rules[step.Group];
        set
        {
            if (step.Group >= rules.Length)
            {
                Array.Resize(ref rules, step.Group + 1);
            }

            rules[step.Group] = value;
        }
    }
}
