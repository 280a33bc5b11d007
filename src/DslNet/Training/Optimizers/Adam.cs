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
    /// <param name="learningRate">The learning rate; at least 0.</param>
    /// <param name="beta1">β1, the decay rate of the first moment (the mean of the gradients), in [0, 1).</param>
    /// <param name="beta2">β2, the decay rate of the second moment (the mean of their squares), in [0, 1).</param>
    /// <param name="epsilon">ε, added to the divisor; above 0.</param>
    /// <param name="amsgrad">Whether to divide by the largest second moment so far (AMSGrad); takes a third float of state per parameter.</param>
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

    /// <summary>β1, the decay rate of the first moment.</summary>
    public float Beta1 { get; }

    /// <summary>β2, the decay rate of the second moment.</summary>
    public float Beta2 { get; }

    /// <summary>ε, added to the divisor.</summary>
    public float Epsilon { get; }

    /// <summary>Whether the divisor is the largest second moment so far (AMSGrad).</summary>
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
