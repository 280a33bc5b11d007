using DslNet.Devices;

namespace DslNet;

/// <summary>
/// Adam (Kingma and Ba 2015): m̂ = m/(1−β1ᵗ), v̂ = v/(1−β2ᵗ); p −= learningRate·m̂/(√v̂ + ε). With AMSGrad
/// (Reddi, Kale, Kumar 2018) the divisor never falls: the largest v so far takes the place of v, as in PyTorch.
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly AdamRules rules;

    /// <summary>Makes an optimizer for one network.</summary>
    /// <param name="learningRate">How far a step goes; at least 0.</param>
    /// <param name="beta1">How slowly the mean of the gradients forgets, in 0..1 (1 excluded).</param>
    /// <param name="beta2">How slowly the mean of their squares forgets, in 0..1 (1 excluded).</param>
    /// <param name="epsilon">What keeps the divisor from zero; above 0.</param>
    /// <param name="amsgrad">Whether to divide by the largest mean of squares so far; takes a third float of state.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public Adam(float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, bool amsgrad = false)
        : base(OptimizerChecks.NotNegative(learningRate))
    {
        Beta1 = OptimizerChecks.BelowOne(beta1);
        Beta2 = OptimizerChecks.BelowOne(beta2);
        Epsilon = OptimizerChecks.Positive(epsilon);
        AmsGrad = amsgrad;
        rules = new AdamRules(beta1, beta2, epsilon, amsgrad);
    }

    /// <summary>How slowly the mean of the gradients forgets.</summary>
    public float Beta1 { get; }

    /// <summary>How slowly the mean of their squares forgets.</summary>
    public float Beta2 { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    /// <summary>Whether the divisor is made of the largest mean of squares so far.</summary>
    public bool AmsGrad { get; }

    /// <inheritdoc/>
    public override int StateFloatsPerParameter => rules.StateCount;

    /// <inheritdoc/>
    public override string ToString() => Described(FormattableString.Invariant($"Adam({LearningRate}, beta1: {Beta1}, beta2: {Beta2}, epsilon: {Epsilon}{(AmsGrad ? ", amsgrad: true" : "")})"));

    private protected override bool IsBuiltIn => true;

    private protected override DeviceUpdate? OnDevice(OptimizerStep step) => rules.OnDevice(step);

    private protected override void PrepareGroup(in OptimizerStep step) => rules.Prepare(step);

    /// <inheritdoc/>
    protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state) => rules.Update(step.Group, parameters, gradients, state);
}
