using DslNet.Devices;

namespace DslNet;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): p ← p·(1 − learningRate·weightDecay), then Adam's step.
/// Every parameter decays, as in PyTorch's AdamW; <see cref="Optimizer.Groups"/> spare some. AMSGrad is as in <see cref="Adam"/>.
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly AdamRules rules;

    /// <summary>Makes an optimizer for one network.</summary>
    /// <param name="learningRate">The learning rate; at least 0.</param>
    /// <param name="beta1">β1, the decay rate of the first moment (the mean of the gradients), in [0, 1).</param>
    /// <param name="beta2">β2, the decay rate of the second moment (the mean of their squares), in [0, 1).</param>
    /// <param name="epsilon">ε, added to the divisor; above 0.</param>
    /// <param name="weightDecay">The decoupled weight decay: each parameter is multiplied by 1 − learningRate·weightDecay; at least 0.</param>
    /// <param name="amsgrad">Whether to divide by the largest second moment so far (AMSGrad); takes a third float of state per parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public AdamW(float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0.01f, bool amsgrad = false)
        : base(OptimizerChecks.NotNegative(learningRate))
    {
        Beta1 = OptimizerChecks.BelowOne(beta1);
        Beta2 = OptimizerChecks.BelowOne(beta2);
        Epsilon = OptimizerChecks.Positive(epsilon);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
        AmsGrad = amsgrad;
        rules = new AdamRules(beta1, beta2, epsilon, amsgrad);
    }

    /// <summary>β1, the decay rate of the first moment.</summary>
    public float Beta1 { get; }

    /// <summary>β2, the decay rate of the second moment.</summary>
    public float Beta2 { get; }

    /// <summary>ε, added to the divisor.</summary>
    public float Epsilon { get; }

    /// <summary>The decoupled weight decay: each parameter is multiplied by 1 − learningRate·weightDecay.</summary>
    public float WeightDecay { get; }

    /// <summary>Whether the divisor is the largest second moment so far (AMSGrad).</summary>
    public bool AmsGrad { get; }

    /// <inheritdoc/>
    public override int StateFloatsPerParameter => rules.StateCount;

    /// <inheritdoc/>
    public override string ToString() => Described(FormattableString.Invariant($"AdamW({LearningRate}, beta1: {Beta1}, beta2: {Beta2}, epsilon: {Epsilon}, weightDecay: {WeightDecay}{(AmsGrad ? ", amsgrad: true" : "")})"));

    /// <inheritdoc/>
    protected override float? DefaultWeightDecay => WeightDecay;

    private protected override bool IsBuiltIn => true;

    private protected override DeviceUpdate? OnDevice(OptimizerStep step) => rules.OnDevice(step);

    private protected override void PrepareGroup(in OptimizerStep step) => rules.Prepare(step);

    /// <inheritdoc/>
    protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state) => rules.Update(step.Group, parameters, gradients, state);
}
