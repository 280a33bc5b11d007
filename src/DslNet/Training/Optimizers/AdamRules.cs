using DslNet.Devices;

namespace DslNet;

/// <summary>The formula of <see cref="Adam"/> and <see cref="AdamW"/>, with or without AMSGrad, with the constants of one step for each group.</summary>
internal sealed class AdamRules(float beta1, float beta2, float epsilon, bool amsgrad)
{
    private readonly RulesOfGroups<AdamRule> rules = new();

    public int StateCount => amsgrad ? AmsGradRule.StateCount : AdamRule.StateCount;

    public void Prepare(in OptimizerStep step) => rules[step.Group] = RuleOf(step);

    public void Update(int group, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state)
    {
        if (amsgrad)
        {
            Elementwise.Update(new AmsGradRule(rules[group]), parameters, gradients, state);
        }
        else
        {
            Elementwise.Update(rules[group], parameters, gradients, state);
        }
    }

    public DeviceUpdate OnDevice(OptimizerStep step) => amsgrad ? new AmsGradRule(RuleOf(step)).OnDevice : RuleOf(step).OnDevice;

    private AdamRule RuleOf(OptimizerStep step) => new(step, beta1, beta2, epsilon);
}
