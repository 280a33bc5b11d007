using DslNet.Devices;

namespace DslNet;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): p ← p·(1 − learningRate·weightDecay), then Adam's step.
/// Every parameter decays, as in PyTorch's AdamW.
/// </summary>
public sealed class AdamW : Optimizer
{
    private AdamRule rule;

    /// <summary>Makes an optimizer for one network.</summary>
    /// <param name="learningRate">How far a step goes; at least 0.</param>
    /// <param name="beta1">How slowly the mean of the gradients forgets, in 0..1 (1 excluded).</param>
    /// <param name="beta2">How slowly the mean of their squares forgets, in 0..1 (1 excluded).</param>
    /// <param name="epsilon">What keeps the divisor from zero; above 0.</param>
    /// <param name="weightDecay">What part of every parameter a learning rate of 1 would take away; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public AdamW(float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0.01f)
        : base(OptimizerChecks.NotNegative(learningRate))
    {
        Beta1 = OptimizerChecks.BelowOne(beta1);
        Beta2 = OptimizerChecks.BelowOne(beta2);
        Epsilon = OptimizerChecks.Positive(epsilon);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
    }

    /// <summary>How slowly the mean of the gradients forgets.</summary>
    public float Beta1 { get; }

    /// <summary>How slowly the mean of their squares forgets.</summary>
    public float Beta2 { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    /// <summary>What part of every parameter a learning rate of 1 would take away.</summary>
    public float WeightDecay { get; }

    /// <inheritdoc/>
    public override int StateFloatsPerParameter => AdamRule.StateCount;

    /// <inheritdoc/>
    public override string ToString() => Described(FormattableString.Invariant($"AdamW({LearningRate}, beta1: {Beta1}, beta2: {Beta2}, epsilon: {Epsilon}, weightDecay: {WeightDecay})"));

    private protected override DeviceUpdate OnDevice(long step) => new AdamRule(step, LearningRate, Beta1, Beta2, Epsilon, WeightDecay).OnDevice;

    private protected override void Prepare(long step) => rule = new AdamRule(step, LearningRate, Beta1, Beta2, Epsilon, WeightDecay);

    /// <inheritdoc/>
    private protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
        => Elementwise.Update(rule, parameters, gradients, first, second);
}
