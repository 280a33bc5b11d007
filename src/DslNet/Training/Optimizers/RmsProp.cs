using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Devices;
using DslNet.Kernels.Simd;

namespace DslNet;

/// <summary>
/// RMSprop (Hinton): s ← decay·s + (1−decay)·g²; p −= learningRate·g/(√s + ε). With momentum: v ← momentum·v + g/(√s + ε);
/// p −= learningRate·v. As PyTorch's RMSprop.
/// </summary>
public sealed class RmsProp : Optimizer
{
    private readonly RulesOfGroups<MomentumRule> momentumRules = new();
    private readonly RulesOfGroups<PlainRule> plainRules = new();

    /// <summary>Makes an optimizer for one network.</summary>
    /// <param name="learningRate">The learning rate; at least 0.</param>
    /// <param name="decay">The decay rate of the mean of squared gradients, PyTorch's <c>alpha</c>, in [0, 1).</param>
    /// <param name="epsilon">ε, added to the divisor; above 0.</param>
    /// <param name="momentum">The momentum coefficient, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RmsProp(float learningRate = 1e-2f, float decay = 0.99f, float epsilon = 1e-8f, float momentum = 0f)
        : base(OptimizerChecks.NotNegative(learningRate))
    {
        Decay = OptimizerChecks.BelowOne(decay);
        Epsilon = OptimizerChecks.Positive(epsilon);
        Momentum = OptimizerChecks.BelowOne(momentum);
    }

    /// <summary>The decay rate of the mean of squared gradients.</summary>
    public float Decay { get; }

    /// <summary>ε, added to the divisor.</summary>
    public float Epsilon { get; }

    /// <summary>The momentum coefficient.</summary>
    public float Momentum { get; }

    /// <inheritdoc/>
    public override int StateFloatsPerParameter => Momentum > 0 ? 2 : 1;

    /// <inheritdoc/>
    public override string ToString() => Described(FormattableString.Invariant($"RmsProp({LearningRate}, decay: {Decay}, epsilon: {Epsilon}, momentum: {Momentum})"));

    private protected override bool IsBuiltIn => true;

    private protected override DeviceUpdate? OnDevice(OptimizerStep step) => new()
    {
        Rule = Momentum > 0 ? DeviceUpdate.MomentalSquares : DeviceUpdate.Squares,
        Rate = step.LearningRate,
        KeepFirst = Decay,
        AddFirst = (float)(1 - (double)Decay),
        Momentum = Momentum,
        Epsilon = Epsilon,
    };

    private protected override void PrepareGroup(in OptimizerStep step)
    {
        if (Momentum > 0)
        {
            momentumRules[step.Group] = new MomentumRule(step.LearningRate, Decay, Epsilon, Momentum);
        }
        else
        {
            plainRules[step.Group] = new PlainRule(step.LearningRate, Decay, Epsilon);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scaled(Vector256<float> gradient, ref Vector256<float> square, float decay, float add, float epsilon)
    {
        square = Lanes.WithoutTiny((square * decay) + (gradient * gradient * add));
        return gradient / (Vector256.Sqrt(square) + Vector256.Create(epsilon));
    }

    private readonly struct PlainRule(float rate, float decay, float epsilon) : IUpdateRule
    {
        private readonly float add = (float)(1 - (double)decay);

        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
            => parameter - (Scaled(gradient, ref first, decay, add, epsilon) * rate);
    }

    private readonly struct MomentumRule(float rate, float decay, float epsilon, float momentum) : IUpdateRule
    {
        private readonly float add = (float)(1 - (double)decay);

        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
        {
            second = Lanes.WithoutTiny((second * momentum) + Scaled(gradient, ref first, decay, add, epsilon));
            return parameter - (second * rate);
        }
    }
}
