using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Devices;
using DslNet.Kernels.Simd;

namespace DslNet;

/// <summary>
/// Stochastic gradient descent: g += weightDecay·p; v ← momentum·v + g; p −= learningRate·v, with Nesterov's momentum
/// p −= learningRate·(g + momentum·v). As PyTorch's SGD.
/// </summary>
public sealed class Sgd : Optimizer
{
    private readonly RulesOfGroups<MomentumRule> momentumRules = new();
    private readonly RulesOfGroups<PlainRule> plainRules = new();

    /// <summary>Makes an optimizer for one network.</summary>
    /// <param name="learningRate">The learning rate; at least 0.</param>
    /// <param name="momentum">The momentum coefficient, in [0, 1).</param>
    /// <param name="nesterov">Whether to use Nesterov momentum; needs a momentum above 0.</param>
    /// <param name="weightDecay">The weight decay (L2): weightDecay·p is added to the gradient of each parameter p; at least 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or Nesterov is asked without momentum.</exception>
    public Sgd(float learningRate, float momentum = 0f, bool nesterov = false, float weightDecay = 0f)
        : base(OptimizerChecks.NotNegative(learningRate))
    {
        Momentum = OptimizerChecks.BelowOne(momentum);
        WeightDecay = OptimizerChecks.NotNegative(weightDecay);
        Nesterov = nesterov;
        if (nesterov && momentum == 0)
        {
            throw new ArgumentException("Nesterov's method needs a momentum above 0; it is 0.", nameof(nesterov));
        }
    }

    /// <summary>The momentum coefficient.</summary>
    public float Momentum { get; }

    /// <summary>Whether the momentum is Nesterov's.</summary>
    public bool Nesterov { get; }

    /// <summary>The weight decay (L2): weightDecay·p is added to the gradient of each parameter p.</summary>
    public float WeightDecay { get; }

    /// <inheritdoc/>
    public override int StateFloatsPerParameter => Momentum > 0 ? 1 : 0;

    /// <inheritdoc/>
    public override string ToString() => Described(FormattableString.Invariant($"Sgd({LearningRate}, momentum: {Momentum}, nesterov: {(Nesterov ? "true" : "false")}, weightDecay: {WeightDecay})"));

    /// <inheritdoc/>
    protected override float? DefaultWeightDecay => WeightDecay;

    private protected override bool IsBuiltIn => true;

    private protected override DeviceUpdate? OnDevice(OptimizerStep step) => new()
    {
        Rule = Momentum > 0 ? DeviceUpdate.Momental : DeviceUpdate.Plain,
        Rate = step.LearningRate,
        Decay = step.WeightDecay,
        Momentum = Momentum,
        Ahead = Nesterov ? 1 : 0,
    };

    private protected override void PrepareGroup(in OptimizerStep step)
    {
        if (Momentum > 0)
        {
            momentumRules[step.Group] = new MomentumRule(step.LearningRate, Momentum, Nesterov, step.WeightDecay);
        }
        else
        {
            plainRules[step.Group] = new PlainRule(step.LearningRate, step.WeightDecay);
        }
    }

    /// <inheritdoc/>
    protected override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, ParameterState state)
    {
        if (Momentum > 0)
        {
            Elementwise.Update(momentumRules[step.Group], parameters, gradients, state);
        }
        else
        {
            Elementwise.Update(plainRules[step.Group], parameters, gradients, state);
        }
    }

    private readonly struct PlainRule(float rate, float decay) : IUpdateRule
    {
        public static int StateCount => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
            => parameter - ((gradient + (parameter * decay)) * rate);
    }

    private readonly struct MomentumRule(float rate, float momentum, bool nesterov, float decay) : IUpdateRule
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
        {
            Vector256<float> g = gradient + (parameter * decay);
            first = Lanes.WithoutTiny((first * momentum) + g);
            return parameter - ((nesterov ? g + (first * momentum) : first) * rate);
        }
    }
}
