using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Devices;
using DslNet.Kernels.Simd;

namespace DslNet;

/// <summary>
/// Adam with Nesterov momentum (Dozat 2016): with μₜ = β1·(1 − ½·0.96^(t·momentumDecay)) and Mₜ = μ₁·…·μₜ,
/// p −= learningRate·((1−μₜ)/(1−Mₜ)·g + μₜ₊₁/(1−Mₜ·μₜ₊₁)·m)/(√v̂ + ε); weight decay is added to the gradient. As PyTorch's NAdam since 2.0.
/// </summary>
public sealed class NAdam : Optimizer
{
    private readonly RulesOfGroups<Rule> rules = new();
    private (double Product, long Step)[] products = [(1, 0)];

    /// <summary>Makes an optimizer for one network.</summary>
    /// <param name="learningRate">The learning rate; at least 0.</param>
    /// <param name="beta1">β1, the decay rate of the first moment (the mean of the gradients), in [0, 1).</param>
    /// <param name="beta2">β2, the decay rate of the second moment (the mean of their squares), in [0, 1).</param>
    /// <param name="epsilon">ε, added to the divisor; above 0.</param>
    /// <param name="weightDecay">The weight decay (L2): weightDecay·p is added to the gradient of each parameter p; at least 0.</param>
    /// <param name="momentumDecay">ψ, how fast the momentum grows from β1/2 to β1; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public NAdam(float learningRate = 2e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0f, float momentumDecay = 4e-3f)
        : base(OptimizerChecks.NotNegative(learningRate))
    {
        Beta1 = OptimizerChecks.BelowOne(beta1);
        Beta2 = OptimizerChecks.BelowOne(beta2);
        Epsilon = OptimizerChecks.Positive(epsilon);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
        MomentumDecay = OptimizerChecks.NotNegative(momentumDecay);
    }

    /// <summary>β1, the decay rate of the first moment.</summary>
    public float Beta1 { get; }

    /// <summary>β2, the decay rate of the second moment.</summary>
    public float Beta2 { get; }

    /// <summary>ε, added to the divisor.</summary>
    public float Epsilon { get; }

    /// <summary>The weight decay (L2): weightDecay·p is added to the gradient of each parameter p.</summary>
    public float WeightDecay { get; }

    /// <summary>How fast the momentum grows from β1/2 to β1.</summary>
    public float MomentumDecay { get; }

    /// <inheritdoc/>
    public override int StateFloatsPerParameter => Rule.StateCount;

    /// <inheritdoc/>
    public override string ToString() => Described(FormattableString.Invariant(
        $"NAdam({LearningRate}, beta1: {Beta1}, beta2: {Beta2}, epsilon: {Epsilon}, weightDecay: {WeightDecay}, momentumDecay: {MomentumDecay})"));

    /// <inheritdoc/>
    protected override float? DefaultWeightDecay => WeightDecay;

    private protected override bool IsBuiltIn => true;

    private protected override DeviceUpdate? OnDevice(OptimizerStep step) => RuleOf(step).OnDevice;

    private protected override void PrepareGroup(in OptimizerStep step) => rules[step.Group] = RuleOf(step);

    /// <inheritdoc/>
    protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state)
        => Elementwise.Update(rules[step.Group], parameters, gradients, state);

    /// <summary>M of a step: one factor more than at the step before, as a rule; all of them behind a checkpoint. What has become 0 stays 0.</summary>
    private double ProductAt(in OptimizerStep step)
    {
        if (step.Group >= products.Length)
        {
            int known = products.Length;
            Array.Resize(ref products, step.Group + 1);
            Array.Fill(products, (1, 0), known, products.Length - known);
        }

        ref (double Product, long Step) last = ref products[step.Group];
        if (step.Number < last.Step)
        {
            last = (1, 0);
        }

        while (last.Step < step.Number && last.Product > 0)
        {
            last.Product *= Momentum(++last.Step);
        }

        last.Step = step.Number;
        return last.Product;
    }

    private double Momentum(double step) => Beta1 * (1 - (0.5 * Math.Pow(0.96, step * MomentumDecay)));

    private Rule RuleOf(OptimizerStep step)
    {
        double product = ProductAt(step), momentum = Momentum(step.Number), nextMomentum = Momentum(step.Number + 1);
        return new Rule(
            Beta1,
            Beta2,
            step.WeightDecay,
            (float)(step.LearningRate * nextMomentum / (1 - (product * nextMomentum))),
            (float)(step.LearningRate * (1 - momentum) / (1 - product)),
            (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, step.Number))),
            Epsilon);
    }

    private readonly struct Rule(float beta1, float beta2, float decay, float rate, float gradientRate, float correction, float epsilon) : IUpdateRule
    {
        private readonly float addFirst = (float)(1 - (double)beta1), addSecond = (float)(1 - (double)beta2);

        public static int StateCount => 2;

        public DeviceUpdate OnDevice => new()
        {
            Rule = DeviceUpdate.AheadMoments,
            Rate = rate,
            Ahead = gradientRate,
            Decay = decay,
            KeepFirst = beta1,
            AddFirst = addFirst,
            KeepSecond = beta2,
            AddSecond = addSecond,
            Correction = correction,
            Epsilon = epsilon,
        };

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
        {
            Vector256<float> g = gradient + (parameter * decay);
            first = Lanes.WithoutTiny((first * beta1) + (g * addFirst));
            second = Lanes.WithoutTiny((second * beta2) + (g * g * addSecond));
            Vector256<float> divisor = (Vector256.Sqrt(second) * correction) + Vector256.Create(epsilon);
            return parameter - (((g * gradientRate) + (first * rate)) / divisor);
        }
    }
}
